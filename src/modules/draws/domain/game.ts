import { z } from 'zod';

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
/** A day of the week. */
export type Weekday = (typeof weekdays)[number];

const Pool = z.strictObject({
  /** Balls drawn. */
  pick: z.int().min(1).max(50),
  /** Balls there are, numbered from 1. */
  size: z.int().min(2).max(200),
});

const Era = z.strictObject({
  id: z.string().min(1),
  firstDraw: z.iso.date(),
  pools: z.record(z.string(), Pool),
  priceCents: z.int().positive(),
  schedule: z.array(z.strictObject({ from: z.iso.date(), weekdays: z.array(z.enum(weekdays)).min(1) })).min(1),
  jackpotOdds: z.int().positive(),
  /** By matches (`5+1`: white and powerball): cents, or `jackpot`. Null where the table is not known. */
  prizes: z.record(z.string(), z.union([z.int().nonnegative(), z.literal('jackpot')])).nullable(),
});

/** A game and its rules through time, as `data/games/*.json` states them. */
export const GameDefinition = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
  name: z.string().min(1),
  timeZone: z.string().min(1),
  /** Local time of the draw. */
  drawTime: z.string().regex(/^\d{2}:\d{2}$/),
  currency: z.string().length(3),
  /** The multiplier drawn with the balls, and which values it could have when; none where the list is empty. */
  multiplier: z.strictObject({
    name: z.string(),
    periods: z.array(z.strictObject({ from: z.iso.date(), values: z.array(z.int().positive()) })),
  }),
  eras: z.array(Era).min(1),
});
export type Game = z.output<typeof GameDefinition>;
export type GameEra = Game['eras'][number];

/** The last of some dated things that had begun by a date; things are oldest first. */
const latestBy = <Thing>(things: readonly Thing[], begin: (thing: Thing) => string, date: string): Thing | undefined =>
  things.findLast((thing) => begin(thing) <= date);

/** The era that a date falls in; the first one for dates before the first draw. */
export function eraOf(game: Game, date: string): GameEra {
  return latestBy(game.eras, ({ firstDraw }) => firstDraw, date) ?? (game.eras[0] as GameEra);
}

/** Days of the week that the game is drawn on at a date. */
export function weekdaysAt(game: Game, date: string): readonly Weekday[] {
  return latestBy(eraOf(game, date).schedule, ({ from }) => from, date)?.weekdays ?? [];
}

/** Values that the multiplier could have at a date. */
export function multipliersAt(game: Game, date: string): readonly number[] {
  return latestBy(game.multiplier.periods, ({ from }) => from, date)?.values ?? [];
}

/** Date of the game's first draw. */
export const firstDrawOf = (game: Game): string => (game.eras[0] as GameEra).firstDraw;
