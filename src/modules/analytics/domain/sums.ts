import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import { observation, type Observation } from './observation';
import { drawsIn, type PoolDraws } from './draw-series';

export type PoolSums = Readonly<{
  pool: string;
  draws: number;
  mean: Observation;
  /** Standard deviation of the sums, and what a fair machine gives. */
  deviation: Readonly<{ observed: number; expected: number }>;
  least: number | null;
  most: number | null;
  /** Draws by their sum, in ten classes of equal width. */
  classes: readonly Readonly<{ from: number; to: number; draws: number; expected: number }>[];
}>;

const classesMax = 10;

/** What the balls of a draw add up to. On a fair machine: mean `k(N + 1)/2`, variance `k(N + 1)(N − k)/12`. */
export function sumsOf(pool: PoolDraws): PoolSums {
  const { name, pick, size } = pool;
  const draws = drawsIn(pool);
  const sums = Array.from({ length: draws }, (_, draw) =>
    pool.balls.subarray(draw * pick, (draw + 1) * pick).reduce((sum, ball) => sum + ball, 0),
  );
  const mean = sums.reduce((sum, each) => sum + each, 0) / Math.max(draws, 1);
  const variance = (pick * (size + 1) * (size - pick)) / 12;
  const spread = draws < 2 ? 0 : Math.sqrt(sums.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (draws - 1));
  const [lowest, highest] = [(pick * (pick + 1)) / 2, (pick * (2 * size - pick + 1)) / 2];
  const width = Math.ceil((highest - lowest + 1) / classesMax);
  const classes = Array.from({ length: Math.ceil((highest - lowest + 1) / width) }, (_, index) => {
    const from = lowest + index * width;
    const to = Math.min(from + width - 1, highest);
    const below = (sum: number) => normalCdf(sum, (pick * (size + 1)) / 2, Math.sqrt(variance));
    const expected = draws * (below(to + 0.5) - below(from - 0.5));
    return { from, to, draws: sums.filter((sum) => sum >= from && sum <= to).length, expected };
  });
  return {
    pool: name,
    draws,
    mean: observation(mean, (pick * (size + 1)) / 2, Math.sqrt(variance / Math.max(draws, 1))),
    deviation: { observed: spread, expected: Math.sqrt(variance) },
    least: draws === 0 ? null : sums.reduce((least, sum) => Math.min(least, sum)),
    most: draws === 0 ? null : sums.reduce((most, sum) => Math.max(most, sum)),
    classes,
  };
}
