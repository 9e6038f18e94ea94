import { type DrawHistory, drawsOf, type Pool } from '../draw-history';
import type { Feature } from './feature';
import { featureTable, type FeatureTable } from './feature-table';

/** A feature that goes with the draw this closely knows it: no honest one comes near on any machine that is worth a lottery. */
const correlationMax = 0.9;
/** Draws at which it is tried whether the features before them change with them. */
const trials = 3;

/**
 * Raises the alarm when a feature knows the draw that it is to predict: when it changes with that draw, or when it says the same as that draw.
 *
 * @throws Error naming the feature
 */
export function assertNoLeak(features: readonly Feature[], history: DrawHistory, pool: Pool): void {
  const table = featureTable(features, history, pool);
  const draws = drawsOf(history, pool.name);
  const changed = features.find((_, column) => changesWithItsDraw(column, table, { features, history, pool }));
  if (changed) throw new Error(`leak alarm: the feature ${changed.name} changes with the draw that it is to predict`);
  const knowing = features.find((_, column) => Math.abs(correlation(column, table, draws)) > correlationMax);
  if (knowing) throw new Error(`leak alarm: the feature ${knowing.name} knows the draw that it is to predict`);
}

type Given = Readonly<{ features: readonly Feature[]; history: DrawHistory; pool: Pool }>;

/** Whether a column before some draw is another when that draw, and all after it, are others. */
function changesWithItsDraw(column: number, { values, size, width }: FeatureTable, { features, history, pool }: Given): boolean {
  const count = history.dates.length;
  const feature = [features[column] as Feature];
  return Array.from({ length: trials }, (_, trial) => Math.floor(((trial + 1) * count) / (trials + 1))).some((from) => {
    const other = featureTable(feature, mutated(history, pool, from), pool).values;
    for (let row = 0; row < (from + 1) * size; row++) if (other[row] !== values[row * width + column]) return true;
    return false;
  });
}

/** The history with other balls in every draw from `from` on. */
function mutated(history: DrawHistory, { name, size }: Pool, from: number): DrawHistory {
  const draws = drawsOf(history, name).map((draw, index) => (index < from ? draw : draw.map((ball) => (ball % size) + 1)));
  return { ...history, draws: { ...history.draws, [name]: draws } };
}

/** Pearson's correlation of a column with whether the ball was drawn. 0 where either is always the same. */
function correlation(column: number, { values, size, width }: FeatureTable, draws: readonly (readonly number[])[]): number {
  let [sumX, sumXx, sumY, sumXy] = [0, 0, 0, 0];
  for (const [row, draw] of draws.entries()) {
    for (let ball = 0; ball < size; ball++) {
      const x = values[(row * size + ball) * width + column] as number;
      sumX += x;
      sumXx += x * x;
    }
    for (const ball of draw) sumXy += values[(row * size + ball - 1) * width + column] as number;
    sumY += draw.length;
  }
  const n = draws.length * size;
  const spread = (sumXx - sumX ** 2 / n) * (sumY - sumY ** 2 / n);
  return spread > 0 ? (sumXy - (sumX * sumY) / n) / Math.sqrt(spread) : 0;
}
