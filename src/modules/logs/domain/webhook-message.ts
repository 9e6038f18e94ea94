import type { AlertEvent, AlertRaised } from '#events/operations';
import type { Recorded } from '#events/kernel';

/** What the webhook is sent, as JSON. */
export type WebhookMessage = Readonly<{
  /** The event's id: the same message may come twice, after a crash. */
  id: string;
  event: AlertEvent['type'];
  alertId: string;
  kind: string | null;
  game: string | null;
  /** What was the matter when it was raised. */
  message: string | null;
  /** When it was raised or resolved, UTC ISO 8601. */
  at: string;
  /** The event's position in the log. */
  position: number;
  /** All of it in a line, under the name that chat services show. */
  text: string;
}>;

/** After so long nobody wants to hear of what has passed since. */
const newsMs = 24 * 3_600_000;

/** Whether an alert, raised or resolved `ageMs` ago, is worth sending: it is new, or it is still as it says. */
export function isNews(alert: Recorded<AlertEvent>, history: readonly Recorded<AlertEvent>[], ageMs: number): boolean {
  const isStillRaised = alert.type === 'AlertRaised' && history.at(-1)?.position === alert.position;
  return isStillRaised || ageMs < newsMs;
}

/** What is sent of an alert. `history` holds all that was ever said of it. */
export function webhookMessage(alert: Recorded<AlertEvent>, history: readonly Recorded<AlertEvent>[]): WebhookMessage {
  const raised = history.filter(({ type, position }) => type === 'AlertRaised' && position <= alert.position).at(-1) as
    | Recorded<AlertRaised>
    | undefined;
  const { kind = null, game = null, message = null } = raised?.data ?? {};
  const { alertId } = alert.data;
  const text = alert.type === 'AlertRaised' ? `Hindcast: ${alertId}: ${message}` : `Hindcast: ${alertId} is over`;
  return { id: alert.id, event: alert.type, alertId, kind, game, message, at: alert.recordedAt, position: alert.position, text };
}
