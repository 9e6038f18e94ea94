import { z } from 'zod';
import { DrawDate, GameId, Id, Sha256 } from '#events/ids';
import { defineEvent, type EventOf } from '#events/kernel';

/** How well one pool was predicted on draws held out of training, beside chance. Log loss in nats per ball drawn. */
const PoolMetrics = z.strictObject({
  logLoss: z.number(),
  uniformLogLoss: z.number(),
  /** Mean of (uniform − model) per draw: above 0 is better than chance. */
  advantage: z.number(),
  /** 95 % interval of the advantage. */
  advantageLow: z.number(),
  advantageHigh: z.number(),
});
export const TrainingMetrics = z.strictObject({ holdoutDraws: z.int(), trainedDraws: z.int(), pools: z.record(z.string(), PoolMetrics) });
export type TrainingMetrics = z.output<typeof TrainingMetrics>;

/** One of the algorithms that a blend is made of, and its share of every chance. */
export const BlendMember = z.strictObject({
  algorithm: z.string(),
  hyperparameters: z.record(z.string(), z.number()),
  weight: z.number().positive(),
});
export type BlendMember = z.output<typeof BlendMember>;

/**
 * Somebody asked for a model. The model's id is given now, so that it can be waited for. `seed` is 32 bits, unsigned; `members` are those of a
 * blend, and none for any other algorithm; `experiment` is where its settings were found, if in one.
 */
export const TrainingRequested = defineEvent(
  'TrainingRequested',
  3,
  z.strictObject({
    trainingId: Id,
    modelId: Id,
    game: GameId,
    algorithm: z.string(),
    slot: z.string(),
    seed: z.int().nonnegative(),
    hyperparameters: z.record(z.string(), z.number()),
    members: z.array(BlendMember),
    experiment: z.strictObject({ experimentId: Id, trials: z.array(z.int().nonnegative()) }).nullable(),
  }),
  { 1: (data: object) => ({ ...data, members: [] }), 2: (data: object) => ({ ...data, experiment: null }) },
);
export type TrainingRequested = EventOf<typeof TrainingRequested>;

/** A worker took the training up. */
export const TrainingStarted = defineEvent('TrainingStarted', 1, z.strictObject({ trainingId: Id }));
export type TrainingStarted = EventOf<typeof TrainingStarted>;

/** A model came out. `artifact` is its folder under the models directory; `trainedThrough` the last draw date it has seen. */
export const ModelTrained = defineEvent(
  'ModelTrained',
  1,
  z.strictObject({
    trainingId: Id,
    modelId: Id,
    artifact: z.string(),
    artifactSha256: Sha256,
    dataPosition: z.int(),
    dataSha256: Sha256,
    trainedThrough: DrawDate,
    synthetic: z.boolean(),
    era: z.string(),
    backend: z.string(),
    metrics: TrainingMetrics,
    durationMs: z.number(),
  }),
);
export type ModelTrained = EventOf<typeof ModelTrained>;

/** No model came out, and why. */
export const TrainingFailed = defineEvent('TrainingFailed', 1, z.strictObject({ trainingId: Id, reason: z.string() }));
export type TrainingFailed = EventOf<typeof TrainingFailed>;

/** Somebody stopped the training before it ended. */
export const TrainingCancelled = defineEvent('TrainingCancelled', 1, z.strictObject({ trainingId: Id }));
export type TrainingCancelled = EventOf<typeof TrainingCancelled>;

export type TrainingEvent = TrainingRequested | TrainingStarted | ModelTrained | TrainingFailed | TrainingCancelled;

/** One stream a training. */
export const trainingStream = (trainingId: string): string => `training-${trainingId}`;
