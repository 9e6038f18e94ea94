import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { EventLog } from '#events/store';
import { Alerts, Clock, Ids, RequestContext, Timer } from '#modules/platform';

const everyMs = 60_000;
/** Clocks that are set by the network are moved back by less than this. */
const behindMsMax = 5_000;

/** Says when the clock is behind the log: events are then recorded with the time of the last one, because time never goes back along the log. */
@Injectable()
export class WatchClock implements OnModuleDestroy {
  private readonly logger = new Logger('clock');
  private cancel: () => void = () => {};

  constructor(
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly alerts: Alerts,
    private readonly context: RequestContext,
    private readonly ids: Ids,
    private readonly timer: Timer,
  ) {}

  /** Looks now, and then every minute. */
  async start(): Promise<void> {
    await this.look().catch((error: unknown) =>
      this.logger.error('the look broke off', error instanceof Error ? error.stack : String(error)),
    );
    this.cancel = this.timer.after(everyMs, () => void this.start());
  }

  onModuleDestroy(): void {
    this.cancel();
  }

  /** Raises the alert, or resolves it. */
  async look(): Promise<void> {
    const message = this.behind();
    const meta = { actor: 'system:watch-clock', correlationId: this.ids.next() };
    await this.context.run({ meta }, () =>
      this.alerts.report({ alertId: 'clock-behind-log', kind: 'clock-behind-log', game: null, message }),
    );
  }

  private behind(): string | null {
    const line = this.log.line(this.log.head);
    if (line === undefined) return null;
    const [now, { recordedAt }] = [this.clock.now(), JSON.parse(line) as { recordedAt: string }];
    if (Date.parse(recordedAt) - Date.parse(now) < behindMsMax) return null;
    return `the clock says ${now}, and the last event was recorded at ${recordedAt}: until the clock is there, events are recorded with that time`;
  }
}
