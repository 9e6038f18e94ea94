import { countObservation, type Observation } from './observation';
import { countsOf, drawsIn, type PoolDraws } from './draw-series';

export type BallTrend = Readonly<{
  ball: number;
  eraRate: number;
  windows: readonly (Observation & Readonly<{ draws: number; rate: number }>)[];
}>;
export type PoolTrends = Readonly<{ pool: string; draws: number; fairRate: number; balls: readonly BallTrend[] }>;

/** How often each ball was drawn lately, in windows of the last draws, beside the whole era. @param windows draws; longer ones than there are, are left out */
export function trendsOf(pool: PoolDraws, windows: readonly number[]): PoolTrends {
  const draws = drawsIn(pool);
  const fairRate = pool.pick / pool.size;
  const all = countsOf(pool);
  const recent = windows
    .filter((window) => window <= draws)
    .map((window) => ({ window, counts: countsOf({ ...pool, balls: pool.balls.subarray((draws - window) * pool.pick) }) }));
  return {
    pool: pool.name,
    draws,
    fairRate,
    balls: Array.from(all, (count, index) => ({
      ball: index + 1,
      eraRate: draws === 0 ? 0 : count / draws,
      windows: recent.map(({ window, counts }) => {
        const observed = counts[index] as number;
        return { draws: window, rate: observed / window, ...countObservation(observed, window, fairRate) };
      }),
    })),
  };
}
