import { type AlertEvent, AlertRaised, AlertResolved } from '#events/operations';
import type { Decider } from '#events/kernel';

/** Say how something is: `message` when it wants looking at, null when it is well. */
export type ReportCondition = Readonly<{
  type: 'ReportCondition';
  alertId: string;
  kind: string;
  game: string | null;
  message: string | null;
}>;

/** Life of an alert: raised once, resolved by itself, raised again when it comes back. */
export const alertDecider: Decider<ReportCondition, Readonly<{ raised: boolean }>, AlertEvent> = {
  initial: { raised: false },
  evolve: (_, event) => ({ raised: event.type === 'AlertRaised' }),
  decide: ({ alertId, kind, game, message }, { raised }) => {
    if (message !== null) return raised ? [] : [AlertRaised({ alertId, kind, game, message })];
    return raised ? [AlertResolved({ alertId })] : [];
  },
};
