import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { type AlertEvent, alertStream } from '#events/operations';
import type { Recorded, RecordedEvent } from '#events/kernel';
import { EventLog, type Subscriber } from '#events/store';
import { Settings } from '#modules/configuration';
import { Alerts, Clock, RequestContext, Timer } from '#modules/platform';
import { isNews, webhookMessage } from '../domain/webhook-message';
import { AlertWebhook } from '../webhook/alert-webhook';

/** Between two runs of attempts. */
const restMs = 60_000;
const failing = 'alert-webhook';

/** Sends every alert, and its end, to the operator's webhook: in order, one at a time, until it is taken. Restarts lose none. */
@Injectable()
export class TellWebhookOfAlerts implements Subscriber, OnModuleDestroy {
  readonly name = 'tell-webhook-of-alerts';
  readonly types = ['AlertRaised', 'AlertResolved'];
  private readonly stopping = new AbortController();

  constructor(
    private readonly webhook: AlertWebhook,
    private readonly settings: Settings,
    private readonly log: EventLog,
    private readonly alerts: Alerts,
    private readonly context: RequestContext,
    private readonly clock: Clock,
    private readonly timer: Timer,
  ) {}

  readonly handle = async (event: RecordedEvent): Promise<void> => {
    const url = this.settings.logs.alertWebhook;
    const alert = event as Recorded<AlertEvent>;
    if (url === null || alert.data.alertId === failing) return;
    const history = this.log.readStream(alertStream(alert.data.alertId)) as Recorded<AlertEvent>[];
    if (!isNews(alert, history, Date.parse(this.clock.now()) - Date.parse(alert.recordedAt))) return;
    const message = webhookMessage(alert, history);
    for (;;) {
      const problem = await this.webhook.send(url, message, this.stopping.signal);
      await this.report(event, problem);
      if (problem === null) return;
      await this.rest();
    }
  };

  onModuleDestroy(): void {
    this.stopping.abort(new Error('the service stops; the alert is sent at its next start'));
  }

  /** That alerts cannot be sent is an alert, for those who look at them here. It is not sent. */
  private report(event: RecordedEvent, problem: string | null): Promise<void> {
    const message = problem && `alerts cannot be sent to the webhook; tried again every minute: ${problem}`;
    return this.context.reactTo(event, this.name, () => this.alerts.report({ alertId: failing, kind: failing, game: null, message }));
  }

  /** @throws Error when the service stops meanwhile */
  private rest(): Promise<void> {
    const { signal } = this.stopping;
    return new Promise((resolve, reject) => {
      const stop = () => {
        cancel();
        reject(signal.reason);
      };
      const cancel = this.timer.after(restMs, () => {
        signal.removeEventListener('abort', stop);
        resolve();
      });
      if (signal.aborted) stop();
      else signal.addEventListener('abort', stop, { once: true });
    });
  }
}
