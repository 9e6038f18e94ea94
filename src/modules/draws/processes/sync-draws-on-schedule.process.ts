import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { RejectedError } from '#events/kernel';
import { Settings } from '#modules/configuration';
import { Clock, Commands, Ids, RequestContext, Timer } from '#modules/platform';
import { SyncQueries } from '#projections/draws';
import { SyncDrawsCommand } from '../commands/sync-draws.handler';
import { Games } from '../games';
import { SyncHealth } from '../sync/sync-health';

/** Syncs every game that has official open data, again and again, where an operator asked for it. Games take turns; runs never overlap. */
@Injectable()
export class SyncDrawsOnSchedule implements OnModuleDestroy {
  private readonly logger = new Logger('sync');
  /** When each game is due, in milliseconds since 1970. */
  private readonly due = new Map<string, number>();
  private cancel: () => void = () => {};
  private stopped = false;

  constructor(
    private readonly games: Games,
    private readonly syncs: SyncQueries,
    private readonly commands: Commands,
    private readonly context: RequestContext,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly timer: Timer,
    private readonly settings: Settings,
    private readonly health: SyncHealth,
  ) {}

  /** Goes on where the last run of the service left off: what became due meanwhile is due now. */
  async start(): Promise<void> {
    await this.health.refresh();
    const { everyMs } = this.settings.sync;
    if (everyMs === 0) return;
    for (const { id, openData } of this.games.all()) {
      if (!openData) continue;
      const last = await this.syncs.last(id);
      this.due.set(id, last ? Date.parse(last.recordedAt) + everyMs : this.now());
    }
    this.wait();
  }

  /** Begins no further sync. */
  stop(): void {
    this.stopped = true;
    this.cancel();
  }

  onModuleDestroy(): void {
    this.stop();
  }

  /** When a game is synced next, UTC ISO 8601; null where nobody asked for a schedule. */
  nextAt(game: string): string | null {
    const due = this.due.get(game);
    return due === undefined ? null : new Date(Math.max(due, this.now())).toISOString();
  }

  private wait(): void {
    if (this.stopped || this.due.size === 0) return;
    const ms = Math.max(0, Math.min(...this.due.values()) - this.now());
    this.cancel = this.timer.after(ms, () => void this.run());
  }

  private async run(): Promise<void> {
    for (const [game, due] of this.due) {
      if (this.stopped || due > this.now()) continue;
      await this.sync(game);
      this.due.set(game, this.now() + this.settings.sync.everyMs);
    }
    this.wait();
  }

  private async sync(game: string): Promise<void> {
    const meta = { actor: 'system:sync-draws-on-schedule', correlationId: this.ids.next() };
    try {
      await this.context.run({ meta }, () => this.commands.execute(new SyncDrawsCommand(game)));
    } catch (error) {
      const reason = error instanceof Error ? error : new Error(String(error));
      if (error instanceof RejectedError) this.logger.warn(`${game}: ${reason.message}`);
      else this.logger.error(`${game}: the sync broke off`, reason.stack);
    }
  }

  private now(): number {
    return Date.parse(this.clock.now());
  }
}
