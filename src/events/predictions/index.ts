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

/** How one pool of a draw was predicted, beside chance. */
const PoolScore = z.strictObject({
  /** In nats: of all balls as separate events, or of the one ball where one is drawn. */
  logLoss: z.number(),
  uniformLogLoss: z.number(),
  /** Chance's loss less the model's, and the range that the model's chances allowed it. */
  skill: z.number(),
  skillLow: z.number(),
  skillHigh: z.number(),
  /** Sum over the balls of the squared distance of chance and outcome. */
  brier: z.number(),
  uniformBrier: z.number(),
  /** Place of each drawn ball among the chances, 1 for the most probable one; equals share the mean of their places. */
  ranks: z.array(z.number()),
});
export type PoolScore = z.output<typeof PoolScore>;

/** What a ticket came to. `prizeCents` is null for a jackpot or a share of the stakes, which the rules alone do not tell. */
const TicketScore = z.strictObject({
  matches: z.record(z.string(), z.int()),
  tier: z.string(),
  prize: z.enum(['none', 'fixed', 'jackpot', 'pari-mutuel', 'unknown']),
  prizeCents: z.int().nullable(),
});
export type TicketScore = z.output<typeof TicketScore>;

/**
 * A set that was issued before its draw was measured against the result. `drawPosition` tells which result: that of a draw's ingestion, or of a
 * correction, which scores the set once more and keeps what was.
 */
export const PredictionScored = defineEvent(
  'PredictionScored',
  1,
  z.strictObject({
    predictionSetId: Id,
    game: GameId,
    drawDate: DrawDate,
    modelId: Id,
    algorithm: z.string(),
    slot: z.string(),
    drawPosition: z.int().positive(),
    /** Whether it was the last one before the draw, and not superseded. */
    isCurrent: z.boolean(),
    pools: z.record(z.string(), PoolScore),
    tickets: z.array(TicketScore),
    /** Price of the tickets; null where it is not known. */
    stakedCents: z.int().nullable(),
    /** Sum of the fixed prizes. */
    wonCents: z.int(),
  }),
);
export type PredictionScored = EventOf<typeof PredictionScored>;

/**
 * At its cut-off a draw was closed for predictions: so many sets were on record for it. `root` is the Merkle root (RFC 6962, base64) over the lines of
 * the events at `positions`, in their order: nobody can show some of them later and hide the others.
 */
export const PredictionsClosed = defineEvent(
  'PredictionsClosed',
  1,
  z.strictObject({
    game: GameId,
    drawDate: DrawDate,
    sets: z.int().positive(),
    root: z.string(),
    positions: z.array(z.int().positive()),
    /** Whether the draw's result was on record before this: then it proves nothing. */
    outcomeKnown: z.boolean(),
  }),
);
export type PredictionsClosed = EventOf<typeof PredictionsClosed>;

/** Why a set is archived: its draw has one set that counts, its model has enough newer ones, or somebody asked. */
export const ArchivePolicy = z.enum(['one-per-draw', 'kept-per-model', 'request']);
export type ArchivePolicy = z.output<typeof ArchivePolicy>;

/** A set is left out of lists from now on. Nothing of it is removed: its tickets, proof and scores stay, and it counts on every scorecard as before. */
export const PredictionArchived = defineEvent(
  'PredictionArchived',
  1,
  z.strictObject({ predictionSetId: Id, policy: ArchivePolicy, reason: z.string().min(1).max(500) }),
);
export type PredictionArchived = EventOf<typeof PredictionArchived>;

export type PredictionEvent = PredictionIssued | PredictionSuperseded | PredictionScored | PredictionArchived;

/** What is about a draw of all who predict it. */
export const targetStream = (game: string, drawDate: string): string => `target-${game}-${drawDate}`;

/** One stream a draw date and model slot: its version lets only one set be current. */
export const predictionStream = (game: string, drawDate: string, slot: string): string => `prediction-${game}-${drawDate}-${slot}`;
