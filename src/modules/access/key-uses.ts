import { existsSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Settings } from '#modules/configuration';
import { Clock, Timer } from '#modules/platform';

/** How often at most the file is written, in milliseconds. */
const everyMs = 60_000;

/** When each key was last used. It is no part of the record: it would grow by every read. A crash loses the last minute of it. */
@Injectable()
export class KeyUses implements OnApplicationShutdown {
  private readonly logger = new Logger('keys');
  private readonly last: Map<string, string>;
  private cancel: (() => void) | undefined;

  constructor(
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly timer: Timer,
  ) {
    this.last = new Map(Object.entries(this.read()));
  }

  /** Notes that a key is being used. The request does not wait for the file. */
  note(keyId: string): void {
    this.last.set(keyId, this.clock.now());
    this.cancel ??= this.timer.after(everyMs, () => void this.write());
  }

  /** When a key was last used (UTC ISO 8601), or null. */
  lastOf(keyId: string): string | null {
    return this.last.get(keyId) ?? null;
  }

  async onApplicationShutdown(): Promise<void> {
    this.cancel?.();
    if (this.cancel) await this.write();
  }

  private async write(): Promise<void> {
    this.cancel = undefined;
    const file = this.settings.keyUsesFile;
    try {
      await writeFile(`${file}.tmp`, JSON.stringify(Object.fromEntries(this.last)), { mode: 0o600 });
      await rename(`${file}.tmp`, file);
    } catch (error) {
      this.logger.warn(`when keys were last used cannot be written down: ${(error as Error).message}`);
    }
  }

  private read(): Record<string, string> {
    const file = this.settings.keyUsesFile;
    if (!existsSync(file)) return {};
    try {
      return JSON.parse(readFileSync(file, 'utf8'));
    } catch (error) {
      this.logger.warn(`when keys were last used is not known any more: ${(error as Error).message}`);
      return {};
    }
  }
}
