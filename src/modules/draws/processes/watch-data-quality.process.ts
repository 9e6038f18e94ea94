import { Injectable, Logger } from '@nestjs/common';
import { Alerts, Announcements, Clock, Ids, RequestContext } from '#modules/platform';
import { DrawQueries } from '#projections/draws';
import { ReadSide } from '#projections/runner';
import { conditionsOf, DataQualities } from '../data-quality';
import { Games } from '../games';

/** A record is looked at again this long after the last of a run of changes. */
const settleMs = 2_000;
/** And from time to time, because a record grows stale by itself. */
const everyMs = 15 * 60_000;

/** Looks at every game's record at start, after changes and from time to time, and raises or resolves alerts. */
@Injectable()
export class WatchDataQuality {
  private readonly logger = new Logger('data quality');
  private timer: NodeJS.Timeout | undefined;
  private stopListening = () => {};
  private looking: Promise<void> = Promise.resolve();
  private lookedAt = 0;

  constructor(
    private readonly games: Games,
    private readonly draws: DrawQueries,
    private readonly qualities: DataQualities,
    private readonly alerts: Alerts,
    private readonly announcements: Announcements,
    private readonly readSide: ReadSide,
    private readonly context: RequestContext,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  start(): void {
    this.stopListening = this.announcements.on('log.committed', (head) => {
      if (head > this.lookedAt) this.lookIn(settleMs);
    });
    this.lookIn(0);
  }

  /** Takes no further look, and waits for the one under way. */
  async stop(): Promise<void> {
    this.stopListening();
    clearTimeout(this.timer);
    await this.looking;
  }

  /** Looks at every game now. */
  async look(): Promise<void> {
    const meta = { actor: 'system:watch-data-quality', correlationId: this.ids.next() };
    await this.context.run({ meta }, async () => {
      for (const game of this.games.all()) {
        const { draws, synthetic } = await this.draws.count(game.id);
        // A record without draws, or of generated ones alone, is not missing anything yet.
        if (draws === synthetic) continue;
        const quality = await this.readSide.within(undefined, () => this.qualities.of(game, this.clock.now()));
        for (const condition of conditionsOf(game, quality)) await this.alerts.report(condition);
      }
    });
  }

  private lookIn(waitMs: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.looking = this.look()
        .catch((error: unknown) => this.logger.error('the look broke off', error instanceof Error ? error.stack : String(error)))
        .finally(() => {
          this.lookedAt = this.readSide.position + 1;
          this.lookIn(everyMs);
        });
    }, waitMs).unref();
  }
}
