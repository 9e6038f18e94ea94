import { BallCounts } from './ball-counts';
import { drawsIn } from './draw-series';
import { countObservation, type Observation } from './observation';
import type { Statistic } from './statistic';

export type BallFrequency = Observation & Readonly<{ ball: number; rate: number }>;
export type PoolFrequency = Readonly<{
  pool: string;
  draws: number;
  /** Share of the draws that have any one ball, on a fair machine. */
  fairRate: number;
  balls: readonly BallFrequency[];
  /** The balls drawn most, and least: descriptive, and no forecast. */
  hot: readonly number[];
  cold: readonly number[];
}>;

/** Balls that are called hot, and cold. */
const extremes = 5;

/** How often each ball of a pool was drawn. */
export const frequency: Statistic<BallCounts, PoolFrequency> = {
  name: 'frequency',
  tally: 'balls',
  start: (pool) => new BallCounts(pool),
  page: ({ counts }, pool) => {
    const draws = drawsIn(pool);
    const fairRate = pool.pick / pool.size;
    const balls = Array.from(counts, (count, index) => ({
      ball: index + 1,
      ...countObservation(count, draws, fairRate),
      rate: draws === 0 ? 0 : count / draws,
    }));
    const byCount = [...balls].sort((a, b) => b.observed - a.observed || a.ball - b.ball).map(({ ball }) => ball);
    return { pool: pool.name, draws, fairRate, balls, hot: byCount.slice(0, extremes), cold: byCount.slice(-extremes).reverse() };
  },
};
