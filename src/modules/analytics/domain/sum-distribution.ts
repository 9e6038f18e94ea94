import binomial from '@stdlib/math-base-special-binomcoef';
import type { SeriesPool } from './draw-series';

/** What the balls of one draw add up to, on a fair machine. */
export type SumDistribution = Readonly<{
  /** The chance of each sum, the least one first. */
  chances: Float64Array;
  least: number;
  mean: number;
  variance: number;
  /** Fourth central moment. */
  fourth: number;
}>;

const known = new Map<string, SumDistribution>();
const knownMax = 100;

/** Counts the ways to each sum, ball by ball: exact. Computed once for each kind of pool. */
export function sumDistribution({ pick, size }: Pick<SeriesPool, 'pick' | 'size'>): SumDistribution {
  const key = `${pick} of ${size}`;
  const distribution = known.get(key) ?? computedDistribution(pick, size);
  if (known.size >= knownMax) known.clear();
  known.set(key, distribution);
  return distribution;
}

function computedDistribution(pick: number, size: number): SumDistribution {
  const least = (pick * (pick + 1)) / 2;
  const most = (pick * (2 * size - pick + 1)) / 2;
  const ways = Array.from({ length: pick + 1 }, () => new Float64Array(most + 1));
  (ways[0] as Float64Array)[0] = 1;
  for (let ball = 1; ball <= size; ball++) {
    for (let count = Math.min(pick, ball); count >= 1; count--) {
      const [of, from] = [ways[count] as Float64Array, ways[count - 1] as Float64Array];
      for (let sum = most; sum >= ball; sum--) of[sum] = (of[sum] as number) + (from[sum - ball] as number);
    }
  }
  const all = binomial(size, pick);
  const chances = (ways[pick] as Float64Array).subarray(least).map((count) => count / all);
  const mean = (pick * (size + 1)) / 2;
  const moment = (power: number) => chances.reduce((sum, chance, index) => sum + chance * (least + index - mean) ** power, 0);
  return { chances, least, mean, variance: (pick * (size + 1) * (size - pick)) / 12, fourth: moment(4) };
}
