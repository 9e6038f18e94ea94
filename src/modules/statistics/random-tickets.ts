import { seededRandom, shuffledIndices } from './random';

/** Tickets that a fair machine would draw; the seed decides which. */
export function randomTickets(
  pools: Readonly<Record<string, { pick: number; size: number }>>,
  count: number,
  seed: number,
): Record<string, number[]>[] {
  const random = seededRandom(seed);
  const balls = ({ pick, size }: { pick: number; size: number }) =>
    shuffledIndices(size, random)
      .slice(0, pick)
      .map((index) => index + 1)
      .sort((a, b) => a - b);
  return Array.from({ length: count }, () => Object.fromEntries(Object.entries(pools).map(([name, pool]) => [name, balls(pool)])));
}
