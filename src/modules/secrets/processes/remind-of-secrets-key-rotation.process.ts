import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Alerts, Clock, Ids, KeyRing, RequestContext, Timer } from '#modules/platform';

/** A key that has encrypted for so long is due to be replaced. */
export const keyDaysMax = 90;
const dayMs = 24 * 60 * 60_000;

/** Says once a day whether the key that secrets are encrypted under is due to be replaced. */
@Injectable()
export class RemindOfSecretsKeyRotation implements OnModuleDestroy {
  private readonly logger = new Logger('secrets');
  private cancel: () => void = () => {};
  private isStopped = false;

  constructor(
    private readonly ring: KeyRing,
    private readonly alerts: Alerts,
    private readonly context: RequestContext,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly timer: Timer,
  ) {}

  /** Looks now, and then every day. */
  async start(): Promise<void> {
    await this.look().catch((error: unknown) =>
      this.logger.error('the look broke off', error instanceof Error ? error.stack : String(error)),
    );
    if (!this.isStopped) this.cancel = this.timer.after(dayMs, () => void this.start());
  }

  onModuleDestroy(): void {
    this.isStopped = true;
    this.cancel();
  }

  /** Raises the alert, or resolves it. @throws KeyRingError */
  async look(): Promise<void> {
    if (!this.ring.exists) return;
    const { createdAt } = this.ring.present(this.clock.now());
    const days = Math.floor((Date.parse(this.clock.now()) - Date.parse(createdAt)) / dayMs);
    const message =
      days < keyDaysMax ? null : `the key that secrets are encrypted under is ${days} days old: rotate it (hindcast secrets rotate)`;
    const meta = { actor: 'system:remind-of-secrets-key-rotation', correlationId: this.ids.next() };
    await this.context.run({ meta }, () =>
      this.alerts.report({ alertId: 'secrets-key-old', kind: 'secrets-key-old', game: null, message }),
    );
  }
}
