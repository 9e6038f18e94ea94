import type { z } from 'zod';
import type { GameDefinition, Weekday } from './game-definition';

export type { Weekday } from './game-definition';

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

/** Values that a multiplier drawn with the balls could have at a date; none where it was printed on tickets or there was none. */
export function multipliersAt({ multiplier }: Game, date: string): readonly number[] {
  const period = multiplier && latestBy(multiplier.periods, ({ from }) => from, date);
  if (!period || period.per === 'ticket') return [];
  const promoted = multiplier.promotions.filter(({ from, to }) => from <= date && date <= to).flatMap(({ values }) => values);
  return [...period.values, ...promoted];
}

/** One in how many tickets wins the jackpot: every ball of every pool. Rounded to a whole number; above 2⁵³ it is not exact. */
export const jackpotOdds = (era: GameEra): number =>
  Object.values(era.pools).reduce((odds, { pick, size }) => odds * binomial(size, pick), 1);

/** Ways to choose `pick` of `size`. */
function binomial(size: number, pick: number): number {
  let ways = 1;
  for (let index = 1; index <= pick; index++) ways = Math.round((ways * (size - pick + index)) / index);
  return ways;
}

/** Whether a pool of the game has, or ever had, this ball. */
export const hasBall = ({ eras }: Game, ball: number): boolean =>
  eras.some(({ pools }) => Object.values(pools).some(({ size }) => ball >= 1 && ball <= size));

/** Date of the game's first draw. */
export const firstDrawOf = (game: Game): string => (game.eras[0] as GameEra).firstDraw;
