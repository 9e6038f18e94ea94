import { BallCounts } from './ball-counts';
import type { SeriesPool } from './draw-series';
import { countObservation, type Observation } from './observation';
import type { Statistic, Tally } from './statistic';

export type DayFrequency = Readonly<{ weekday: string; draws: number; balls: readonly (Observation & Readonly<{ ball: number }>)[] }>;
export type PoolDays = Readonly<{ pool: string; days: readonly DayFrequency[] }>;

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

class DayCounts implements Tally {
  readonly days: readonly { draws: number; balls: BallCounts }[];

  constructor(
    pool: SeriesPool,
    private readonly weekdayOf: (date: string) => number,
  ) {
    this.days = weekdays.map(() => ({ draws: 0, balls: new BallCounts(pool) }));
  }

  add(balls: Uint8Array, date: string): void {
    const day = this.days[this.weekdayOf(date)] as { draws: number; balls: BallCounts };
    day.draws++;
    day.balls.add(balls);
  }
}

/** How often each ball was drawn on each day of the week, beside what that day's own draws lead to expect. @param weekdayOf 0 for Monday */
export const daysOfWeek = (weekdayOf: (date: string) => number): Statistic<DayCounts, PoolDays> => ({
  name: 'days of the week',
  tally: 'days of the week',
  start: (pool) => new DayCounts(pool, weekdayOf),
  page: ({ days }, { name, pick, size }) => ({
    pool: name,
    days: days.flatMap(({ draws, balls: { counts } }, day) => {
      if (draws === 0) return [];
      const balls = Array.from(counts, (count, index) => ({ ball: index + 1, ...countObservation(count, draws, pick / size) }));
      return [{ weekday: weekdays[day] as string, draws, balls }];
    }),
  }),
});
