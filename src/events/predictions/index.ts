import { z } from 'zod';
import { DrawDate, DrawnNumbers, GameId, Id, Sha256 } from '#events/ids';
import { defineEvent, type EventOf } from '#events/kernel';

/** One ticket and its joint probability under the model, `0..1`. */
const Ticket = z.strictObject({ numbers: DrawnNumbers, probability: z.number() });

/**
 * A set of tickets was put on record for a draw that was not known. `probabilities` holds each pool's chance of every ball (ball 1 first),
 * summing to the number of balls drawn; `uniformProbability` is any ticket's chance under a fair machine.
 */
export const PredictionIssued = defineEvent(
  'PredictionIssued',
  1,
  z.strictObject({
    predictionSetId: Id,
    game: GameId,
    drawDate: DrawDate,
    modelId: Id,
    algorithm: z.string(),
    slot: z.string(),
    seed: z.int().nonnegative(),
    tickets: z.array(Ticket),
    probabilities: z.record(z.string(), z.array(z.number())),
    uniformProbability: z.number(),
    artifactSha256: Sha256,
    trainedThrough: DrawDate,
    synthetic: z.boolean(),
  }),
);
export type PredictionIssued = EventOf<typeof PredictionIssued>;

/** A newer set took this one's place, before the draw. */
export const PredictionSuperseded = defineEvent('PredictionSuperseded', 1, z.strictObject({ predictionSetId: Id, supersededBy: Id }));
export type PredictionSuperseded = EventOf<typeof PredictionSuperseded>;

export type PredictionEvent = PredictionIssued | PredictionSuperseded;

/** One stream a draw date and model slot: its version lets only one set be current. */
export const predictionStream = (game: string, drawDate: string, slot: string): string => `prediction-${game}-${drawDate}-${slot}`;
