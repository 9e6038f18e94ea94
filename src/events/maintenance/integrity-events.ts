import { z } from 'zod';
import { Id } from '#events/ids';
import { defineEvent, type EventOf } from '#events/kernel';

/** Everything that is kept shall be checked: because somebody asked, or because it was time. */
export const IntegrityCheckRequested = defineEvent(
  'IntegrityCheckRequested',
  1,
  z.strictObject({ checkId: Id, trigger: z.enum(['request', 'schedule']) }),
);
export type IntegrityCheckRequested = EventOf<typeof IntegrityCheckRequested>;

/** What was looked at in one part, in a sentence, and what is wrong with it: the first hundred problems. */
const CheckedPart = z.strictObject({
  part: z.enum(['log', 'checkpoints', 'closings', 'artifacts', 'readSide']),
  checked: z.string(),
  problems: z.array(z.string()).max(100),
});
export type CheckedPart = z.output<typeof CheckedPart>;

/** Everything was checked, up to a position of the log. */
export const IntegrityChecked = defineEvent(
  'IntegrityChecked',
  1,
  z.strictObject({ checkId: Id, position: z.int().nonnegative(), isSound: z.boolean(), parts: z.array(CheckedPart), durationMs: z.int() }),
);
export type IntegrityChecked = EventOf<typeof IntegrityChecked>;

/** The check itself broke off: it tells nothing of what is kept. */
export const IntegrityCheckFailed = defineEvent('IntegrityCheckFailed', 1, z.strictObject({ checkId: Id, reason: z.string() }));
export type IntegrityCheckFailed = EventOf<typeof IntegrityCheckFailed>;

export type IntegrityEvent = IntegrityCheckRequested | IntegrityChecked | IntegrityCheckFailed;

/** One stream a check. */
export const integrityStream = (checkId: string): string => `integrity-${checkId}`;
