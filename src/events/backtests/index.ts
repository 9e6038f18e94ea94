import { z } from 'zod';
import { DrawDate, GameId, Id, Sha256 } from '#events/ids';
import { defineEvent, type EventOf } from '#events/kernel';

/** Who forecasts in a backtest, beside chance and fixed tickets. */
const Contestant = z.strictObject({ algorithm: z.string(), hyperparameters: z.record(z.string(), z.number()) });

/** Somebody wants to know how algorithms would have done on draws of the past, each draw forecast from those before it. */
export const BacktestRequested = defineEvent(
  'BacktestRequested',
  1,
  z.strictObject({
    backtestId: Id,
    game: GameId,
    name: z.string(),
    contestants: z.array(Contestant).min(1),
    /** The first and the last draw that are forecast; null for as many as there are. */
    from: DrawDate.nullable(),
    to: DrawDate.nullable(),
    /** Draws from one training to the next. */
    every: z.int().positive(),
    /** Tickets a draw. */
    tickets: z.int().positive(),
    seed: z.int().nonnegative(),
  }),
);
export type BacktestRequested = EventOf<typeof BacktestRequested>;

/** Which draws it is about: those on record at a position, and the places of those that are forecast (from, to before). */
export const BacktestStarted = defineEvent(
  'BacktestStarted',
  1,
  z.strictObject({
    backtestId: Id,
    dataPosition: z.int(),
    dataSha256: Sha256,
    era: z.string(),
    /** The draw after the last one that is known. */
    nextDate: DrawDate,
    from: z.int(),
    to: z.int(),
    synthetic: z.boolean(),
  }),
);
export type BacktestStarted = EventOf<typeof BacktestStarted>;

/** How a draw was forecast and played. */
const BacktestDraw = z.strictObject({
  date: DrawDate,
  /** Log loss in nats, chance's less it, and the range that the forecast allowed; null for who does not forecast. */
  logLoss: z.number().nullable(),
  skill: z.number().nullable(),
  skillLow: z.number().nullable(),
  skillHigh: z.number().nullable(),
  /** Matches of all tickets, by pool. */
  matches: z.record(z.string(), z.int()),
  wonCents: z.int(),
  jackpots: z.int(),
});
export type BacktestDraw = z.output<typeof BacktestDraw>;

/** A contestant went through some draws. `contestant` 0 is chance, the last one fixed tickets. `stakedCents` is the price of the tickets of one draw. */
export const BacktestAdvanced = defineEvent(
  'BacktestAdvanced',
  1,
  z.strictObject({
    backtestId: Id,
    contestant: z.int().nonnegative(),
    from: z.int(),
    to: z.int(),
    stakedCents: z.int().nullable(),
    draws: z.array(BacktestDraw).min(1),
    durationMs: z.number(),
  }),
);
export type BacktestAdvanced = EventOf<typeof BacktestAdvanced>;

/** Every contestant went through every draw. */
export const BacktestCompleted = defineEvent('BacktestCompleted', 1, z.strictObject({ backtestId: Id }));
export type BacktestCompleted = EventOf<typeof BacktestCompleted>;

/** It cannot go on, and why. */
export const BacktestFailed = defineEvent('BacktestFailed', 1, z.strictObject({ backtestId: Id, reason: z.string() }));
export type BacktestFailed = EventOf<typeof BacktestFailed>;

/** Somebody stopped it. What it found stays. */
export const BacktestCancelled = defineEvent('BacktestCancelled', 1, z.strictObject({ backtestId: Id }));
export type BacktestCancelled = EventOf<typeof BacktestCancelled>;

export type BacktestEvent = BacktestRequested | BacktestStarted | BacktestAdvanced | BacktestCompleted | BacktestFailed | BacktestCancelled;

/** One stream a backtest. */
export const backtestStream = (backtestId: string): string => `backtest-${backtestId}`;
