import { BallCounts } from './ball-counts';
import { addDraws, type Statistic } from './statistic';
import { countObservation, type Observation } from './observation';
import { drawsIn, type PoolDraws } from './draw-series';

export type BallTrend = Readonly<{
  ball: number;
  eraRate: number;
  windows: readonly (Observation & Readonly<{ draws: number; rate: number }>)[];
}>;
export type PoolTrends = Readonly<{ pool: string; draws: number; fairRate: number; balls: readonly BallTrend[] }>;

/** How often each ball was drawn lately, in windows of the last draws, beside the whole era. @param windows draws; longer ones than there are, are left out */
export const trends = (windows: readonly number[]): Statistic<BallCounts, PoolTrends> => ({
  name: `trends ${windows}`,
  tally: 'balls',
  start: (pool) => new BallCounts(pool),
  page: ({ counts }, pool) => {
    const draws = drawsIn(pool);
    const fairRate = pool.pick / pool.size;
    const recent = windows.filter((window) => window <= draws).map((window) => ({ window, counts: lastCounts(pool, window) }));
    return {
      pool: pool.name,
      draws,
      fairRate,
      balls: Array.from(counts, (count, index) => ({
        ball: index + 1,
        eraRate: draws === 0 ? 0 : count / draws,
        windows: recent.map(({ window, counts: lately }) => {
          const observed = lately[index] as number;
          return { draws: window, rate: observed / window, ...countObservation(observed, window, fairRate) };
        }),
      })),
    };
  },
});

function lastCounts(pool: PoolDraws, window: number): Float64Array {
  const lately = new BallCounts(pool);
  const draws = drawsIn(pool);
  addDraws(lately, pool, { from: draws - window, to: draws }, () => '');
  return lately.counts;
}
