import { setTimeout } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { eventCatalog } from '#events/catalog';
import { LogFile, type SqliteEventLog } from '#events/store';
import type { ReplaySettings } from '#modules/configuration';

/** Events that are looked ahead. */
const rowsAtOnce = 200;
/** Nobody watches a longer silence. */
const silenceMsMax = 2_000;

/** Plays the events of another log into this one as they came, only faster: what there is to see in a demonstration. */
export class Replay {
  private readonly logger = new Logger('replay');
  private stopped = false;
  private over: Promise<void> = Promise.resolve();

  constructor(
    private readonly log: SqliteEventLog,
    private readonly settings: ReplaySettings,
  ) {}

  start(): void {
    this.over = this.play().catch((error: unknown) =>
      this.logger.error('the replay broke off', error instanceof Error ? error.stack : String(error)),
    );
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.over;
  }

  private async play(): Promise<void> {
    const source = new LogFile(this.settings.logFile, eventCatalog);
    try {
      const upTo = Math.min(this.settings.upTo ?? source.head, source.head);
      let last: string | undefined;
      while (!this.stopped && this.log.head < upTo) {
        for (const row of source.rows(this.log.head, upTo, rowsAtOnce)) {
          await this.silence(last, row[8]);
          if (this.stopped) return;
          this.log.replicate([row]);
          last = row[8];
        }
      }
      this.logger.log(`played to position ${this.log.head}`);
    } finally {
      source.close();
    }
  }

  private async silence(from: string | undefined, to: string): Promise<void> {
    const ms = from === undefined ? 0 : (Date.parse(to) - Date.parse(from)) / this.settings.speed;
    // Events of one command come together; others may be served between two.
    await setTimeout(Math.min(Math.max(ms, 0), silenceMsMax));
  }
}
