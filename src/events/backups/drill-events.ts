import { z } from 'zod';
import { Id } from '#events/ids';
import { defineEvent, type EventOf } from '#events/kernel';

/** What is assumed to be lost in a drill. */
export const DrillScenario = z.enum(['log-corrupted', 'configuration-lost', 'models-lost', 'everything-lost']);
export type DrillScenario = z.output<typeof DrillScenario>;

/** How long one recovery took, and what was lost, beside what is aimed at. */
export const DrillMeasure = z.strictObject({
  scenario: DrillScenario,
  /** From the loss to a service that is ready. */
  recoveryMs: z.number().nonnegative(),
  recoveryMsMax: z.number().positive(),
  /** Events that were on record and did not come back, and the time over which they were recorded. */
  eventsLost: z.int().nonnegative(),
  lostMs: z.number().nonnegative(),
  lostMsMax: z.number().nonnegative(),
  /** What else was looked at, in a sentence. */
  found: z.string(),
  passed: z.boolean(),
});
export type DrillMeasure = z.output<typeof DrillMeasure>;

/** Recovery was practised on copies: what it would take, and what would be lost. */
export const DrillCompleted = defineEvent(
  'DrillCompleted',
  1,
  z.strictObject({
    drillId: Id,
    /** How many events the log had. */
    events: z.int().nonnegative(),
    measures: z.array(DrillMeasure).min(1),
    passed: z.boolean(),
  }),
);
export type DrillCompleted = EventOf<typeof DrillCompleted>;

/** The stream of one drill. */
export const drillStream = (drillId: string): string => `drill-${drillId}`;
