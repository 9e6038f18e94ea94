import type { Pool } from '../draw-history';
import { chancesOf } from '../chances';

type Draws = readonly (readonly number[])[];
type Rules = Pick<Pool, 'pick' | 'size'>;

/**
 * Counts in which a draw weighs half of one that came `halfLife` draws later, drawn towards a fair machine; for each draw from `from` on, the next
 * one included.
 *
 * @param alpha weight of the fair machine, in draws of each ball
 */
export function recencyChances(
  draws: Draws,
  { pick, size }: Rules,
  from: number,
  { halfLife, alpha }: { halfLife: number; alpha: number },
): number[][] {
  const counts = new Float64Array(size);
  const kept = 2 ** (-1 / halfLife);
  const chances: number[][] = [];
  for (let index = 0; index <= draws.length; index++) {
    if (index >= from)
      chances.push(
        chancesOf(
          [...counts].map((count) => count + alpha),
          pick,
        ),
      );
    for (let ball = 0; ball < size; ball++) counts[ball] = (counts[ball] as number) * kept;
    for (const ball of draws[index] ?? []) counts[ball - 1] = (counts[ball - 1] as number) + 1;
  }
  return chances;
}

/**
 * A chain of first order: how often each ball followed the balls of the draw before, drawn towards a fair machine; for each draw from `from` on,
 * the next one included.
 *
 * @param alpha weight of the fair machine, in draws that followed each ball
 */
export function markovChances(draws: Draws, { pick, size }: Rules, from: number, { alpha }: { alpha: number }): number[][] {
  const followed = new Float64Array(size * size);
  const times = new Float64Array(size);
  const shareAfter = (one: number, ball: number) =>
    ((followed[(one - 1) * size + ball] as number) + (alpha * pick) / size) / ((times[one - 1] as number) + alpha);
  const chances: number[][] = [];
  for (let index = 0; index <= draws.length; index++) {
    const before = draws[index - 1] ?? [];
    if (index >= from) {
      const shares = Array.from({ length: size }, (_, ball) => before.reduce((sum, one) => sum + shareAfter(one, ball), 0));
      chances.push(chancesOf(before.length === 0 ? shares.fill(1) : shares, pick));
    }
    const drawn = draws[index];
    if (drawn) countFollowers(before, drawn, { followed, times, size });
  }
  return chances;
}

type Followers = Readonly<{ followed: Float64Array; times: Float64Array; size: number }>;

function countFollowers(before: readonly number[], drawn: readonly number[], { followed, times, size }: Followers): void {
  for (const one of before) {
    times[one - 1] = (times[one - 1] as number) + 1;
    for (const ball of drawn) followed[(one - 1) * size + ball - 1] = (followed[(one - 1) * size + ball - 1] as number) + 1;
  }
}
