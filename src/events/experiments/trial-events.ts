import { z } from 'zod';
import { Id } from '#events/ids';
import { defineEvent, type EventOf } from '#events/kernel';
import type {
  ExperimentCancelled,
  ExperimentCompleted,
  ExperimentFailed,
  ExperimentRequested,
  ExperimentStarted,
} from './experiment-events';

/** How a trial did after some of its steps (epochs, rounds, trees) on the first fold, in nats a draw above chance. */
const Rung = z.strictObject({ steps: z.int(), skill: z.number() });

/** A trial was begun; the baseline is number 0. After a crash it is begun again, and that is not said again. */
export const TrialStarted = defineEvent(
  'TrialStarted',
  1,
  z.strictObject({
    experimentId: Id,
    trial: z.int().nonnegative(),
    algorithm: z.string(),
    hyperparameters: z.record(z.string(), z.number()),
  }),
);
export type TrialStarted = EventOf<typeof TrialStarted>;

/** A trial was measured on every fold. `skill` is the mean over all draws of the folds, in nats a draw above chance. */
export const TrialCompleted = defineEvent(
  'TrialCompleted',
  1,
  z.strictObject({
    experimentId: Id,
    trial: z.int().nonnegative(),
    skill: z.number(),
    foldSkills: z.array(z.number()),
    rungs: z.array(Rung),
    backend: z.string(),
    durationMs: z.number(),
  }),
);
export type TrialCompleted = EventOf<typeof TrialCompleted>;

/** A trial was left behind at its last rung. */
export const TrialPruned = defineEvent(
  'TrialPruned',
  1,
  z.strictObject({
    experimentId: Id,
    trial: z.int().nonnegative(),
    rungs: z.array(Rung).min(1),
    backend: z.string(),
    durationMs: z.number(),
  }),
);
export type TrialPruned = EventOf<typeof TrialPruned>;

/** A trial came to nothing, and why. The experiment goes on. */
export const TrialFailed = defineEvent(
  'TrialFailed',
  1,
  z.strictObject({ experimentId: Id, trial: z.int().nonnegative(), reason: z.string(), durationMs: z.number() }),
);
export type TrialFailed = EventOf<typeof TrialFailed>;

export type ExperimentEvent =
  | ExperimentRequested
  | ExperimentStarted
  | ExperimentCompleted
  | ExperimentFailed
  | ExperimentCancelled
  | TrialStarted
  | TrialCompleted
  | TrialPruned
  | TrialFailed;
