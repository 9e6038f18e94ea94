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

/** An amount in cents of the game's currency, or how it is found: the jackpot, or a share of the stakes. */
const Prize = z.union([z.int().nonnegative(), z.enum(['jackpot', 'pari-mutuel'])]);
/** Prizes by matches (`5+1`: balls of each pool, in the order of the pools). */
const Prizes = z.record(z.string(), Prize);

const Era = z.strictObject({
  id: z.string().min(1),
  firstDraw: z.iso.date(),
  pools: z.record(z.string(), Pool),
  /** Null where it is not known. */
  priceCents: z.int().positive().nullable(),
  schedule: z
    .array(z.strictObject({ from: z.iso.date(), weekdays: z.array(z.enum(weekdays)).min(1) }))
    .min(1)
    .refine(spansInOrder.check, spansInOrder.error),
  /** Null where the table is not known; `pari-mutuel` where every prize is a share of the stakes. */
  prizes: z.union([Prizes, z.literal('pari-mutuel')]).nullable(),
  /** Fields of this era that no official source was at hand for. */
  unverified: z.array(z.string()).default([]),
});

/** A name in a file's header, as it is compared: lower case, letters and digits alone. */
const ColumnName = z.string().regex(/^[a-z0-9]{1,40}$/, 'must be lower-case letters and digits alone');

const PoolMeaning = z.strictObject({
  label: z.string().min(1),
  /** What files call its balls: `n` stands for n1, n2, … */
  columns: z.array(ColumnName).min(1),
});

/** A factor on prizes. Drawn with the balls it is one a draw; printed on tickets it is no part of a result. */
const Multiplier = z.strictObject({
  name: z.string().min(1),
  label: z.string().min(1),
  columns: z.array(ColumnName).min(1),
  /** Which values were possible when, with how many chances each where that is known; none where the list is empty. */
  periods: z
    .array(
      z.strictObject({
        from: z.iso.date(),
        per: z.enum(['draw', 'ticket']).default('draw'),
        values: z.array(z.int().positive()),
        weights: z.record(z.string(), z.int().positive()).optional(),
        unverified: z.boolean().default(false),
      }),
    )
    .min(1)
    .refine(spansInOrder.check, spansInOrder.error),
  /** Price of playing it on a ticket today; null where it is not known or costs nothing. */
  priceCents: z.int().positive().nullable().default(null),
  /** Prizes by tier, in cents, that it makes of its own and does not multiply. */
  prizes: z.record(z.string(), z.int().nonnegative()).default({}),
  /** Values that were possible besides, for a while. */
  promotions: z.array(z.strictObject({ from: z.iso.date(), to: z.iso.date(), values: z.array(z.int().positive()).min(1) })).default([]),
});

/** A second draw from the same pools on the same evening, as Double Play. */
const SecondaryDraw = z.strictObject({
  name: z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/),
  label: z.string().min(1),
  columns: z.array(ColumnName).min(1),
  from: z.iso.date(),
  priceCents: z.int().positive().nullable(),
  prizes: Prizes.nullable(),
});

/** A game and its rules through time, as `data/games/*.json` states them. */
export const GameDefinition = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, 'must be 2 to 40 lower-case letters, digits and hyphens'),
    name: z.string().min(1).max(80),
    timeZone: z.string().refine(isTimeZone, 'is no time zone of the IANA list'),
    /** Local time of the draw. */
    drawTime: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time as 22:59'),
    currency: z.string().regex(/^[A-Z]{3}$/, 'must be a currency code as USD'),
    /** The pools that are drawn from, in the order that results are told in. */
    pools: z.record(z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/), PoolMeaning),
    multiplier: Multiplier.nullable(),
    secondary: z.array(SecondaryDraw).default([]),
    eras: z.array(Era).min(1).max(100).refine(erasInOrder.check, erasInOrder.error),
    /** The official results as open data (Socrata): the dataset's path at its host, and the column that its rows are in order of. */
    openData: z.strictObject({ path: z.string().regex(/^\/[\w./-]+$/), orderBy: z.string().regex(/^\w+$/) }).optional(),
    /** Fields of the game that no official source was at hand for. */
    unverified: z.array(z.string()).default([]),
  })
  .superRefine(({ pools, eras, secondary }, context) => {
    const names = Object.keys(pools);
    const complain = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message });
    eras.forEach((era, index) => {
      if (Object.keys(era.pools).join() !== names.join()) complain(['eras', index, 'pools'], `must be the pools ${names.join(', ')}`);
      for (const tier of tiersOf(era.prizes)) checkTier(tier, era.pools, (message) => complain(['eras', index, 'prizes', tier], message));
    });
    const last = eras.at(-1);
    secondary.forEach(({ prizes }, index) => {
      for (const tier of tiersOf(prizes))
        if (last) checkTier(tier, last.pools, (message) => complain(['secondary', index, 'prizes', tier], message));
    });
  });

/** Tiers that a prize table names. */
const tiersOf = (prizes: Readonly<Record<string, unknown>> | string | null): string[] =>
  prizes === null || typeof prizes === 'string' ? [] : Object.keys(prizes);

/** A tier names how many balls of each pool match, as `5+1`. */
function checkTier(tier: string, pools: Readonly<Record<string, { pick: number }>>, complain: (message: string) => void): void {
  const matches = tier.split('+').map(Number);
  const picks = Object.values(pools).map(({ pick }) => pick);
  const fits = matches.length === picks.length && matches.every((count, index) => count >= 0 && count <= (picks[index] as number));
  if (!fits) complain(`must be matches of each pool, at most ${picks.join('+')}`);
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
