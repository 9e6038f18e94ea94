import type { DrawHistory } from '../../src/modules/training/domain/draw-history';
import { seededRandom } from '../../src/modules/training/domain/random';

const pools = [
  { name: 'white', pick: 5, size: 69 },
  { name: 'powerball', pick: 1, size: 26 },
];

/** Draws of a fair machine, from a seed. */
export function fairHistory(count: number, seed = 1): DrawHistory {
  const random = seededRandom(seed);
  const balls = (pick: number, size: number) => {
    const drawn = new Set<number>();
    while (drawn.size < pick) drawn.add(1 + Math.floor(random() * size));
    return [...drawn].sort((a, b) => a - b);
  };
  const dates = Array.from({ length: count }, (_, index) => `day-${index}`);
  return { pools, dates, draws: Object.fromEntries(pools.map(({ name, pick, size }) => [name, dates.map(() => balls(pick, size))])) };
}
