import { createHash } from 'node:crypto';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { canonicalJson } from '#events/store';
import { Settings } from '#modules/configuration';
import { Clock } from '#modules/platform';
import type { Leftover } from '../domain/leftovers';
import { lookInBackground } from './look-in-background';
import type { Looked } from './look-for-leftovers';

/** What a clean-up would remove, under a SHA-256 that changes with it, and what it leaves alone. */
export type CleanUpReport = Looked & Readonly<{ id: string }>;

/** Tells what is left over. */
@Injectable()
export class LeftoversReport implements OnModuleDestroy {
  private readonly stopping = new AbortController();

  constructor(
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** How it is now. @throws RejectedError `log-damaged` where the log cannot tell what it refers to */
  async now(): Promise<CleanUpReport> {
    const { logFile, dataDir, modelsDir, temporaryDir } = this.settings;
    const task = { logFile, dataDir, modelsDir, temporaryDir, now: this.clock.now() };
    const looked = await lookInBackground(task, this.stopping.signal);
    return { ...looked, id: digestOf(looked.removable) };
  }

  onModuleDestroy(): void {
    this.stopping.abort();
  }
}

const digestOf = (removable: readonly Leftover[]): string =>
  createHash('sha256')
    .update(canonicalJson(removable.map(({ place, path, bytes, changedAt }) => ({ place, path, bytes, changedAt }))))
    .digest('hex');
