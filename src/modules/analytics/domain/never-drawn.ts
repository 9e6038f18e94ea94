import binomial from '@stdlib/math-base-special-binomcoef';
import type { SeriesPool } from './draw-series';

/**
 * Mean and standard deviation of how many combinations a fair machine never draws. Two combinations that share balls are drawn together more often: with
 * `c` for the chance of one of them in a draw and `c₂` of both, both stay out of `n` draws with the chance `(1 − 2c + c₂)^n`.
 *
 * @param size balls of a combination
 */
export function neverDrawn({ pick, size: balls }: SeriesPool, size: number, draws: number): { mean: number; deviation: number } {
  const possible = binomial(balls, size);
  const one = held(pick, balls, size);
  const never = draws * Math.log1p(-one);
  let variance = 0;
  for (let shared = 0; shared <= size; shared++) {
    const pairs = possible * binomial(size, shared) * binomial(balls - size, size - shared);
    const both = held(pick, balls, 2 * size - shared);
    if (pairs > 0) variance += pairs * Math.exp(2 * never) * Math.expm1(draws * Math.log1p((both - one ** 2) / (1 - one) ** 2));
  }
  return { mean: possible * Math.exp(never), deviation: Math.sqrt(Math.max(0, variance)) };
}

/** The chance that a draw of `pick` out of `balls` holds given ones: so many of them. */
function held(pick: number, balls: number, count: number): number {
  let chance = 1;
  for (let index = 0; index < count; index++) chance *= Math.max(0, pick - index) / (balls - index);
  return chance;
}
