import { type DrawHistory, drawsOf, type Pool } from '../draw-history';
import { calendarOf } from './calendar';
import type { Feature, Target } from './feature';

/** Features of every ball before every draw: shape `[draws + 1, size, features]`, oldest first. The last row is of the draw that comes next. */
export type FeatureTable = Readonly<{ values: Float32Array; rows: number; size: number; width: number }>;

/**
 * Computes features over a history, in one pass: each draw is asked about before it is taken in, so that row t comes from the draws before t,
 * and from the date of draw t, which the calendar tells.
 */
export function featureTable(features: readonly Feature[], history: DrawHistory, pool: Pool): FeatureTable {
  const draws = drawsOf(history, pool.name);
  const targets = targetsOf(history);
  const states = features.map(({ start }) => start(pool));
  const [rows, size, width] = [draws.length + 1, pool.size, features.length];
  const values = new Float32Array(rows * size * width);
  let at = 0;
  for (const [index, target] of targets.entries()) {
    for (let ball = 0; ball < size; ball++) for (const state of states) values[at++] = state.value(ball, target);
    const draw = draws[index];
    if (draw) for (const state of states) state.take(draw, target);
  }
  return { values, rows, size, width };
}

/** Draws that must have gone before for every one of these features to mean what it says. */
export const minimumHistoryOf = (features: readonly Feature[]): number => Math.max(0, ...features.map((feature) => feature.minimumHistory));

const targetsOf = ({ dates, nextDate }: DrawHistory): Target[] =>
  [...dates, nextDate].map((date, index) => ({ index, ...calendarOf(date) }));
