import { drawsIn, type PoolDraws, type SeriesPool } from './draw-series';
import { observation, type Observation } from './observation';
import type { Statistic, Tally } from './statistic';
import { type SumDistribution, sumDistribution } from './sum-distribution';

export type PoolSums = Readonly<{
  pool: string;
  draws: number;
  mean: Observation;
  /** Standard deviation of the sums. */
  deviation: Observation;
  least: number | null;
  most: number | null;
  /** Draws by their sum, in ten classes of equal width. */
  classes: readonly Readonly<{ from: number; to: number; draws: number; expected: number }>[];
}>;

const classesMax = 10;

/** How many draws add up to each sum, the least possible one first. */
export class SumCounts implements Tally {
  readonly counts: Float64Array;
  /** The least and the greatest sum that there can be. */
  readonly lowest: number;
  readonly highest: number;

  constructor({ pick, size }: SeriesPool) {
    this.lowest = (pick * (pick + 1)) / 2;
    this.highest = (pick * (2 * size - pick + 1)) / 2;
    this.counts = new Float64Array(this.highest - this.lowest + 1);
  }

  add(balls: Uint8Array): void {
    let at = -this.lowest;
    for (const ball of balls) at += ball;
    this.counts[at] = (this.counts[at] as number) + 1;
  }

  /** The mean of what a function gives for each draw's sum. */
  mean(of: (sum: number) => number): number {
    let [total, draws] = [0, 0];
    for (const [index, count] of this.counts.entries()) {
      total += count * of(this.lowest + index);
      draws += count;
    }
    return total / Math.max(draws, 1);
  }
}

/** What the balls of a draw add up to, beside the exact distribution on a fair machine. */
export const sums: Statistic<SumCounts, PoolSums> = {
  name: 'sums',
  tally: 'sums',
  start: (pool) => new SumCounts(pool),
  page: (tally, pool) => {
    const draws = drawsIn(pool);
    const fair = sumDistribution(pool);
    const mean = tally.mean((sum) => sum);
    const spread = draws < 2 ? 0 : Math.sqrt((tally.mean((sum) => (sum - mean) ** 2) * draws) / (draws - 1));
    const [least, most] = [tally.counts.findIndex((count) => count > 0), tally.counts.findLastIndex((count) => count > 0)];
    return {
      pool: pool.name,
      draws,
      mean: observation(mean, fair.mean, Math.sqrt(fair.variance / Math.max(draws, 1))),
      deviation: observation(spread, Math.sqrt(fair.variance), spreadOfSpread(fair, draws)),
      least: least === -1 ? null : tally.lowest + least,
      most: most === -1 ? null : tally.lowest + most,
      classes: classesOf(tally, pool, fair),
    };
  },
};

/** Standard deviation of the standard deviation of so many sums: `Var(s²) = (μ₄ − σ⁴ (n − 3)/(n − 1)) / n`, and that of `s` follows by its derivative. */
function spreadOfSpread({ variance, fourth }: SumDistribution, draws: number): number {
  if (draws < 2 || variance === 0) return 0;
  return Math.sqrt((fourth - (variance ** 2 * (draws - 3)) / (draws - 1)) / draws / variance) / 2;
}

function classesOf({ counts, lowest, highest }: SumCounts, pool: PoolDraws, { chances }: SumDistribution): PoolSums['classes'] {
  const width = Math.ceil((highest - lowest + 1) / classesMax);
  const total = (of: Float64Array, from: number) => of.subarray(from, from + width).reduce((sum, each) => sum + each, 0);
  return Array.from({ length: Math.ceil((highest - lowest + 1) / width) }, (_, index) => {
    const at = index * width;
    const from = lowest + at;
    return { from, to: Math.min(from + width - 1, highest), draws: total(counts, at), expected: drawsIn(pool) * total(chances, at) };
  });
}
