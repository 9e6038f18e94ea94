import { countObservation, type Observation } from './observation';
import { countsOf, type EraSeries, type PoolDraws } from './draw-series';

export type DayFrequency = Readonly<{ weekday: string; draws: number; balls: readonly (Observation & Readonly<{ ball: number }>)[] }>;
export type PoolDays = Readonly<{ pool: string; days: readonly DayFrequency[] }>;

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

/** How often each ball was drawn on each day of the week, beside what that day's own draws lead to expect. @param weekdayOf 0 for Monday */
export function daysOfWeek({ dates, pools }: EraSeries, weekdayOf: (date: string) => number): PoolDays[] {
  const days = dates.map(weekdayOf);
  return pools.map((pool) => ({
    pool: pool.name,
    days: weekdays.flatMap((weekday, day) => {
      const draws = days.filter((each) => each === day).length;
      return draws === 0 ? [] : [{ weekday, draws, balls: ballsOn(pool, draws, (draw) => days[draw] === day) }];
    }),
  }));
}

function ballsOn(pool: PoolDraws, draws: number, isOn: (draw: number) => boolean): DayFrequency['balls'] {
  const balls = pool.balls.filter((_, at) => isOn(Math.floor(at / pool.pick)));
  return [...countsOf({ ...pool, balls })].map((count, index) => ({
    ball: index + 1,
    ...countObservation(count, draws, pool.pick / pool.size),
  }));
}
