import { z } from 'zod';
import { GameId } from '#events/ids';
import { defineEvent, type EventOf } from '#events/kernel';

/** What an alert is about: `powerball-missing-draws`. */
const AlertId = z.string().regex(/^[a-z0-9][a-z0-9-]{1,80}$/);

/** Something wants looking at. It is said once, until it is over. */
export const AlertRaised = defineEvent(
  'AlertRaised',
  1,
  z.strictObject({ alertId: AlertId, kind: z.string(), game: GameId.nullable(), message: z.string() }),
);
export type AlertRaised = EventOf<typeof AlertRaised>;

/** What an alert was about is over. */
export const AlertResolved = defineEvent('AlertResolved', 1, z.strictObject({ alertId: AlertId }));
export type AlertResolved = EventOf<typeof AlertResolved>;

export type AlertEvent = AlertRaised | AlertResolved;

/** One stream for each thing that alerts are about. */
export const alertStream = (alertId: string): string => `alert-${alertId}`;
