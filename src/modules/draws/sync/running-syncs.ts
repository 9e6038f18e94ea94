import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { RejectedError } from '#events/kernel';

/** The syncs that are running: one a game, and none once the service stops. */
@Injectable()
export class RunningSyncs implements OnModuleDestroy {
  private readonly running = new Map<string, Promise<unknown>>();
  private readonly stop = new AbortController();

  /** Runs a game's sync under a signal that is raised when the service stops. @throws RejectedError `sync-running` when it has one already */
  async alone<Result>(game: string, sync: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    if (this.running.has(game)) throw new RejectedError('sync-running', `a sync of ${game} is already running`);
    const result = sync(this.stop.signal);
    this.running.set(game, result);
    try {
      return await result;
    } finally {
      this.running.delete(game);
    }
  }

  has(game: string): boolean {
    return this.running.has(game);
  }

  /** Breaks off what is running, for good. */
  abortAll(): void {
    this.stop.abort();
  }

  /** Waits until what was broken off is on record: the log is closed next. */
  async onModuleDestroy(): Promise<void> {
    this.abortAll();
    await Promise.allSettled(this.running.values());
  }
}
