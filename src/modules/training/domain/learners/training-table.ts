import { chancesOf } from '../chances';
import { type DrawHistory, drawsOf, type Pool } from '../draw-history';
import type { Feature } from '../features/feature';
import { featureTable, minimumHistoryOf } from '../features/feature-table';

/** Features of balls before draws, one row each, and whether the ball was drawn: `x` of shape `[rows, width]`, `y` of shape `[rows]`. */
export type TrainingTable = Readonly<{ x: Float32Array; y: Uint8Array; rows: number; width: number }>;

/** No ball gets less than this share of what a fair machine gives it: a score may be 0 or below, and a chance may not. */
const fairShareMin = 0.2;

/** The rows of every draw that has enough history before it. @throws Error when there is none */
export function trainingTable(features: readonly Feature[], history: DrawHistory, pool: Pool): TrainingTable {
  const from = minimumHistoryOf(features);
  const draws = drawsOf(history, pool.name).slice(from);
  if (draws.length === 0) throw new Error(`these features need ${from} draws before the first one, and there are ${history.dates.length}`);
  const { values, size, width } = featureTable(features, history, pool);
  const y = new Uint8Array(draws.length * size);
  for (const [row, draw] of draws.entries()) for (const ball of draw) y[row * size + ball - 1] = 1;
  return { x: values.subarray(from * size * width, (from + draws.length) * size * width), y, rows: draws.length * size, width };
}

/**
 * A score of each ball made into chances, for every draw from `from` on, the next one included.
 *
 * @param score of one row of features: in proportion to the ball's chance
 */
export function chancesByScore(
  { values, rows, size, width }: ReturnType<typeof featureTable>,
  pick: number,
  from: number,
  score: (features: Float32Array) => number,
): number[][] {
  const least = (fairShareMin * pick) / size;
  return Array.from({ length: rows - from }, (_, index) => {
    const start = (from + index) * size * width;
    const scores = Array.from({ length: size }, (_, ball) => score(values.subarray(start + ball * width, start + (ball + 1) * width)));
    return chancesOf(
      scores.map((value) => Math.max(value, least)),
      pick,
    );
  });
}
