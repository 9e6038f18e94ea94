import type { DrawnNumbers } from '#events/ids';
import { seededRandom } from '#modules/statistics';
import type { Pool, PoolProbabilities } from '#modules/training';
import { bestCombinations } from './combinations';

/** A ticket and its joint probability under the model, 0..1. */
export type ChosenTicket = Readonly<{ numbers: DrawnNumbers; probability: number }>;

/**
 * The most probable tickets, no two alike. Two tickets share at most half of a pool's balls (rounded down): five tickets that differ in one ball
 * would say one thing five times. Among equally probable combinations the seed decides.
 *
 * A pool's balls are drawn together with probability in proportion to the product of their odds `p / (1 − p)`, which is the maximum-entropy way
 * to draw a fixed number of balls; a ticket's probability is the product over its pools. Most probable first.
 *
 * @throws Error when a pool is too small for that many tickets
 * @see Chen, Dempster & Liu (1994), Weighted finite population sampling to maximize entropy, Biometrika 81(3)
 */
export function chooseTickets(pools: readonly Pool[], probabilities: PoolProbabilities, count: number, seed: number): ChosenTicket[] {
  const random = seededRandom(seed);
  const chosen = pools.map((pool) => ({ pool, best: bestCombinations(probabilities[pool.name] ?? [], pool.pick, count, random) }));
  return Array.from({ length: count }, (_, index) => {
    const parts = chosen.map(({ pool, best }) => {
      const combination = best[index];
      if (!combination) throw new Error(`the ${pool.name} pool is too small for ${count} tickets`);
      return { name: pool.name, ...combination };
    });
    return {
      numbers: Object.fromEntries(parts.map(({ name, balls }) => [name, [...balls]])),
      probability: parts.reduce((product, { probability }) => product * probability, 1),
    };
  });
}
