import { z } from 'zod';

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
/** A day of the week. */
export type Weekday = (typeof weekdays)[number];

const Pool = z
  .strictObject({
    /** Balls drawn. */
    pick: z.int().min(1).max(50),
    /** Balls there are, numbered from 1. */
    size: z.int().min(2).max(200),
  })
  .refine(({ pick, size }) => pick <= size, { path: ['pick'], error: 'more balls are drawn than there are' });

/** Looking up what held at a date goes by this order: each thing begins after the one before it. */
const inOrder = <Thing>(begin: (thing: Thing) => string) => ({
  check: (things: readonly Thing[]) => things.every((thing, index) => index === 0 || begin(things[index - 1] as Thing) < begin(thing)),
  error: 'must be oldest first, no two from the same date',
});

const erasInOrder = inOrder(({ firstDraw }: { firstDraw: string }) => firstDraw);
const spansInOrder = inOrder(({ from }: { from: string }) => from);

const Era = z.strictObject({
  id: z.string().min(1),
  firstDraw: z.iso.date(),
  pools: z.record(z.string(), Pool),
  priceCents: z.int().positive(),
  schedule: z
    .array(z.strictObject({ from: z.iso.date(), weekdays: z.array(z.enum(weekdays)).min(1) }))
    .min(1)
    .refine(spansInOrder.check, spansInOrder.error),
  jackpotOdds: z.int().positive(),
  /** By matches (`5+1`: white and powerball): cents, or `jackpot`. Null where the table is not known. */
  prizes: z.record(z.string(), z.union([z.int().nonnegative(), z.literal('jackpot')])).nullable(),
});

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** A game and its rules through time, as `data/games/*.json` states them. */
export const GameDefinition = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
  name: z.string().min(1),
  timeZone: z.string().refine(isTimeZone, 'is no time zone of the IANA list'),
  /** Local time of the draw. */
  drawTime: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  currency: z.string().length(3),
  /** The multiplier drawn with the balls, and which values it could have when; none where the list is empty. */
  multiplier: z.strictObject({
    name: z.string(),
    periods: z
      .array(z.strictObject({ from: z.iso.date(), values: z.array(z.int().positive()) }))
      .refine(spansInOrder.check, spansInOrder.error),
  }),
  eras: z.array(Era).min(1).refine(erasInOrder.check, erasInOrder.error),
  /** The official results as open data (Socrata): the dataset's path at its host, and the column that its rows are in order of. */
  openData: z.strictObject({ path: z.string().regex(/^\/[\w./-]+$/), orderBy: z.string().regex(/^\w+$/) }).optional(),
});
/** A game and its rules through time, checked. */
export type Game = z.output<typeof GameDefinition>;
/** A span of time with the same rules, from its first draw to the next era's. */
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
