import type { BodyOf } from '../../api/api';

export type Backtest = BodyOf<'/v1/backtests/{id}'>;
export type Standing = Backtest['standings'][number];
type Purse = Backtest['pursesOfChance'][number];

/** The draws that the contestants have gone through, as far as chance has. */
export const datesOf = (standings: readonly Pick<Standing, 'course'>[]): string[] => standings[0]?.course.map(({ date }) => date) ?? [];

/** Cents as dollars. Null where a prize of the day is not known. */
export const inUnits = (cents: number | null): number | null => (cents === null ? null : cents / 100);

/** A course beside the middle purse of random tickets, in dollars, at the draws that these are told of. */
export function besideChance(course: Standing['course'], purses: readonly Purse[]): (number | null)[] {
  const bankrolls = new Map(course.map(({ date, bankrollCents }) => [date, bankrollCents]));
  return purses.map(({ date, medianCents }) => {
    const cents = bankrolls.get(date) ?? null;
    return cents === null ? null : inUnits(cents - medianCents);
  });
}

/** Whether somebody ended where one in twenty purses of random tickets does. */
export const isBeyondChance = ({ stakedCents, wonCents }: Pick<Standing, 'stakedCents' | 'wonCents'>, chance: Purse | undefined): boolean =>
  stakedCents !== null &&
  wonCents !== null &&
  chance !== undefined &&
  (wonCents - stakedCents < chance.lowCents || wonCents - stakedCents > chance.highCents);
