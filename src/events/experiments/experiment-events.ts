import { z } from 'zod';
import { DrawDate, GameId, Id, Sha256 } from '#events/ids';
import { defineEvent, type EventOf } from '#events/kernel';

/** Where a search looks for one hyperparameter: in a range (whole steps from `min` on where `step` is given), or among some values. */
const Dimension = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('range'),
    min: z.number(),
    max: z.number(),
    step: z.number().positive().nullable(),
    scale: z.enum(['linear', 'logarithmic']),
  }),
  z.strictObject({ kind: z.literal('choice'), values: z.array(z.number()).min(1) }),
]);
/** Search spaces by algorithm and hyperparameter. */
const SearchSpaces = z.record(z.string(), z.record(z.string(), Dimension));

/** Draws by their places in the history, the oldest at 0: learns from those before `trainedDraws`, is measured on those from `from` to before `to`. */
const Fold = z.strictObject({ trainedDraws: z.int(), from: z.int(), to: z.int() });

/** Somebody asked for the best model of a game. Everything that is chosen in the course of it follows from this and from the draws. */
export const ExperimentRequested = defineEvent(
  'ExperimentRequested',
  1,
  z.strictObject({
    experimentId: Id,
    game: GameId,
    name: z.string(),
    spaces: SearchSpaces,
    sampler: z.enum(['grid', 'random', 'tpe']),
    seed: z.int().nonnegative(),
    /** Trials at most, the baseline included. */
    trialsMax: z.int().positive(),
    /** Minutes that the workers spend on trials at most, each of them. */
    minutesMax: z.number().positive().nullable(),
    /** Ends after so many trials without a better one. */
    patience: z.int().positive().nullable(),
    /** Whether a trial may be ended at a rung. */
    pruning: z.boolean(),
    workers: z.int().positive(),
    folds: z.int().positive(),
    gap: z.int().nonnegative(),
    /** Trials, the best ones, that an ensemble is made of at most; below 2 there is none. */
    ensembleMax: z.int().nonnegative(),
  }),
);
export type ExperimentRequested = EventOf<typeof ExperimentRequested>;

/** Which draws it is about: those on record at a position, and how they are split. */
export const ExperimentStarted = defineEvent(
  'ExperimentStarted',
  1,
  z.strictObject({
    experimentId: Id,
    dataPosition: z.int(),
    dataSha256: Sha256,
    era: z.string(),
    /** The draw after the last one that is known. */
    nextDate: DrawDate,
    draws: z.int(),
    synthetic: z.boolean(),
    folds: z.array(Fold),
    untouched: Fold,
  }),
);
export type ExperimentStarted = EventOf<typeof ExperimentStarted>;

/** A trial's share of the winner. One member alone has all of it. */
const Member = z.strictObject({ trial: z.int(), weight: z.number() });

/**
 * The best trial, or the ensemble of the best ones, and how it did beside chance on the window that nothing was chosen by. Skills are nats a draw above
 * chance; the interval is one of a confidence sequence, `eValue` the evidence against "no better than chance".
 */
export const ExperimentCompleted = defineEvent(
  'ExperimentCompleted',
  1,
  z.strictObject({
    experimentId: Id,
    endedBy: z.enum(['trials', 'minutes', 'patience', 'nothing-new']),
    winner: z.array(Member).min(1),
    /** The winner's skill on the folds. */
    skill: z.number(),
    /** What an ensemble of the best trials and the best one reached, each as chosen by the folds before; null when there was none to be made. */
    ensemble: z.strictObject({ members: z.array(Member), skill: z.number(), skillOfBest: z.number(), isKept: z.boolean() }).nullable(),
    comparison: z.strictObject({
      draws: z.int(),
      skill: z.number(),
      low: z.number(),
      high: z.number(),
      confidence: z.number(),
      eValue: z.number(),
    }),
    verdict: z.enum(['better', 'worse', 'no-evidence']),
  }),
);
export type ExperimentCompleted = EventOf<typeof ExperimentCompleted>;

/** It cannot go on, and why. Trials that were begun and not ended will not be. */
export const ExperimentFailed = defineEvent(
  'ExperimentFailed',
  1,
  z.strictObject({ experimentId: Id, reason: z.string(), openTrials: z.array(z.int()) }),
);
export type ExperimentFailed = EventOf<typeof ExperimentFailed>;

/** Somebody stopped it. What its trials found stays. */
export const ExperimentCancelled = defineEvent(
  'ExperimentCancelled',
  1,
  z.strictObject({ experimentId: Id, openTrials: z.array(z.int()) }),
);
export type ExperimentCancelled = EventOf<typeof ExperimentCancelled>;

/** One stream an experiment, its trials included. */
export const experimentStream = (experimentId: string): string => `experiment-${experimentId}`;
