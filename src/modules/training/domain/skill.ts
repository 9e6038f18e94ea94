import type { Difference } from '#modules/statistics';
import { type DrawHistory, drawsOf, type PoolProbabilities } from './draw-history';

/**
 * How much better a draw was predicted than by chance alone: `Σ ln(p(ball) / fair(ball))` over the balls drawn, in nats, with the range that the
 * chances allowed. It is the difference of the logarithmic scores; on a fair machine no chances have an expectation above 0.
 *
 * @param draw the draw's place in the history
 */
export function skillOf({ pools, draws }: DrawHistory, draw: number, chances: PoolProbabilities): Difference {
  let [value, low, high] = [0, 0, 0];
  for (const { name, pick, size } of pools) {
    const fair = Math.log(pick / size);
    const gains = (chances[name] ?? []).map((chance) => withoutRounding(Math.log(chance) - fair));
    for (const ball of drawsOf({ draws }, name)[draw] ?? []) value += gains[ball - 1] as number;
    const ascending = gains.sort((a, b) => a - b);
    low += sumOf(ascending.slice(0, pick));
    high += sumOf(ascending.slice(-pick));
  }
  return { value, low: Math.min(low, value), high: Math.max(high, value) };
}

/** The chances that the balls of a draw had, in the order of the pools. */
export const chancesOfDrawn = ({ pools, draws }: DrawHistory, draw: number, chances: PoolProbabilities): number[] =>
  pools.flatMap(({ name }) => (drawsOf({ draws }, name)[draw] ?? []).map((ball) => chances[name]?.[ball - 1] ?? 0));

/** A chance that is the fair one but for the last bits gains nothing: noise of rounding must not look like skill. */
const withoutRounding = (gain: number): number => (Math.abs(gain) < 1e-12 ? 0 : gain);

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
