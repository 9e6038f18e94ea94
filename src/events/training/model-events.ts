import { z } from 'zod';
import { DrawDate, GameId, Id, Sha256 } from '#events/ids';
import { defineEvent, type EventOf } from '#events/kernel';

/** A trained model may predict from now on. `synthetic`: it has learnt from generated sample draws. */
export const ModelRegistered = defineEvent(
  'ModelRegistered',
  1,
  z.strictObject({
    modelId: Id,
    trainingId: Id,
    game: GameId,
    algorithm: z.string(),
    slot: z.string(),
    artifact: z.string(),
    artifactSha256: Sha256,
    trainedThrough: DrawDate,
    synthetic: z.boolean(),
  }),
);
export type ModelRegistered = EventOf<typeof ModelRegistered>;

/** How much an ensemble listens to each tool, as shares by its name. */
const ToolWeights = z.record(z.string(), z.number());

/** An ensemble of tools has learnt how much to listen to each: by pool, its weights before the draws of some dates, oldest first. */
export const ToolWeightsLearned = defineEvent(
  'ToolWeightsLearned',
  1,
  z.strictObject({ modelId: Id, pools: z.record(z.string(), z.array(z.strictObject({ date: DrawDate, weights: ToolWeights })).min(1)) }),
);
export type ToolWeightsLearned = EventOf<typeof ToolWeightsLearned>;

/** A model may never predict again. Its artifact and its history stay. */
export const ModelRetired = defineEvent('ModelRetired', 1, z.strictObject({ modelId: Id, reason: z.string().min(1) }));
export type ModelRetired = EventOf<typeof ModelRetired>;

/** A model is one of too many: it never predicts again, and its artifact is deleted. No prediction refers to it. Its history stays. */
export const ModelArchived = defineEvent('ModelArchived', 1, z.strictObject({ modelId: Id, artifact: z.string(), kept: z.int() }));
export type ModelArchived = EventOf<typeof ModelArchived>;

export type ModelEvent = ModelRegistered | ToolWeightsLearned | ModelRetired | ModelArchived;

/** One stream a model. */
export const modelStream = (modelId: string): string => `model-${modelId}`;
