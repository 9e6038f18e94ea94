import binomial from '@stdlib/math-base-special-binomcoef';
import { CombinationCounts } from './combination-counts';
import { drawsIn, type PoolDraws } from './draw-series';
import { neverDrawn } from './never-drawn';
import { countObservation, observation, type Observation } from './observation';
import type { Statistic } from './statistic';

export type CombinationCount = Observation & Readonly<{ balls: readonly number[] }>;
export type PoolCombinations = Readonly<{
  pool: string;
  size: number;
  draws: number;
  /** Combinations that there are. */
  possible: number;
  /** How many of them were never drawn. */
  neverDrawn: Observation;
  /** How often any one is drawn, on a fair machine. */
  expectedEach: number;
  top: readonly CombinationCount[];
  /** Some that were never drawn: the first ones by their balls. */
  never: readonly Readonly<{ balls: readonly number[] }>[];
}>;

/** How often balls were drawn together. @param size balls of a combination, 2 to 4 @param limit combinations that are named at most */
export const combinations = (size: number, limit: number): Statistic<CombinationCounts, PoolCombinations> => ({
  name: `combinations ${size} ${limit}`,
  tally: `combinations ${size}`,
  start: (pool) => new CombinationCounts(pool, size),
  isOf: ({ pick }) => pick >= size,
  page: (tally, pool) => {
    const draws = drawsIn(pool);
    const possible = binomial(pool.size, size);
    const chance = binomial(pool.pick, size) / possible;
    const foreseen = neverDrawn(pool, size, draws);
    return {
      pool: pool.name,
      size,
      draws,
      possible,
      neverDrawn: observation(possible - tally.drawn, foreseen.mean, foreseen.deviation),
      expectedEach: draws * chance,
      top: tally.top(limit).map(({ balls, count }) => ({ balls, ...countObservation(count, draws, chance) })),
      never: tally.firstNever(limit),
    };
  },
});

/** Combinations that are counted at most. */
const countedMax = 1_000_000;
/** Combinations that there may be, where each that was drawn is kept. */
const possibleMax = 10_000_000;

/** Whether counting is too much: so many balls a draw, in so many draws. */
export const isTooMuch = (pool: PoolDraws, size: number): boolean =>
  drawsIn(pool) * binomial(pool.pick, size) > countedMax || binomial(pool.size, size) > possibleMax;
