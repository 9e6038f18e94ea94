import { type DrawHistory, drawsOf, type Pool, type PoolProbabilities } from './draw-history';

/** Every ball alike: the baseline that a fair machine is. */
export const uniformProbabilities = (pools: readonly Pool[]): PoolProbabilities =>
  Object.fromEntries(pools.map(({ name, pick, size }) => [name, new Array<number>(size).fill(pick / size)]));

/** How often each ball was drawn, ball 1 first. */
export function ballCounts(draws: readonly (readonly number[])[], size: number): number[] {
  const counts = new Array<number>(size).fill(0);
  for (const draw of draws) for (const ball of draw) counts[ball - 1] = (counts[ball - 1] ?? 0) + 1;
  return counts;
}

/**
 * The posterior mean of each ball's chance under a symmetric Dirichlet prior: `pick · (count + alpha) / (pick · draws + size · alpha)`.
 *
 * @param alpha weight of the prior in draws of each ball, above 0
 */
export function frequencyProbabilities(history: DrawHistory, alpha: number): PoolProbabilities {
  return Object.fromEntries(
    history.pools.map(({ name, pick, size }) => {
      const draws = drawsOf(history, name);
      const total = pick * draws.length + size * alpha;
      return [name, ballCounts(draws, size).map((count) => (pick * (count + alpha)) / total)];
    }),
  );
}
