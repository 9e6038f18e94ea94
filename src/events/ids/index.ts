import { z } from 'zod';

/** A game's name in addresses and streams: `powerball`. */
export const GameId = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/);
/** A calendar date in the game's time zone: `2026-11-21`. */
export const DrawDate = z.iso.date();
/** The numbers drawn, by pool, ascending: `{ white: [1, 2, 3, 4, 5], powerball: [6] }`. */
export const DrawnNumbers = z.record(z.string(), z.array(z.int().nonnegative()));
/** UUIDv7 of an import, a training, a model or a prediction set. */
export const Id = z.uuid();
/** SHA-256 in lower-case hex. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * What a draw brought: the numbers, the multiplier drawn with them (null where none was drawn or known), and the numbers of
 * secondary draws by name: `{ doublePlay: { white: [1, 2, 3, 4, 5], powerball: [6] } }`.
 */
export const DrawnResult = z.strictObject({
  numbers: DrawnNumbers,
  multiplier: z.int().positive().nullable(),
  secondary: z.record(z.string(), DrawnNumbers),
});

export type DrawnResult = z.output<typeof DrawnResult>;
export type DrawnNumbers = z.output<typeof DrawnNumbers>;
