import type { Pool } from '../draw-history';
import type { FeatureState } from './feature';

type Rules = Pick<Pool, 'pick' | 'size'>;

/** Gaps longer than this, in draws of a fair machine's mean gap, count as this long. */
const gapMax = 4;

/** Draws since the ball was last drawn, in mean gaps of a fair machine (size / pick draws), at most 4, divided by 4: `0..1`. */
export function gapState({ pick, size }: Rules): FeatureState {
  const lastSeen = new Int32Array(size).fill(-1);
  const fairRate = pick / size;
  return {
    value: (ball, { index }) => Math.min((index - 1 - (lastSeen[ball] as number)) * fairRate, gapMax) / gapMax,
    take: (draw, { index }) => {
      for (const ball of draw) lastSeen[ball - 1] = index;
    },
  };
}

/** Times that the ball was drawn in the last draws; `null` for all of them. */
export function countState({ size }: Rules, window: number | null): FeatureState & Readonly<{ seen: () => number }> {
  const counts = new Int32Array(size);
  const recent: (readonly number[])[] = [];
  let seen = 0;
  const add = (draw: readonly number[], by: number) => {
    for (const ball of draw) counts[ball - 1] = (counts[ball - 1] as number) + by;
  };
  return {
    seen: () => seen,
    value: (ball) => counts[ball] as number,
    take: (draw) => {
      add(draw, 1);
      seen++;
      if (window === null) return;
      recent.push(draw);
      if (recent.length > window) add(recent.shift() as readonly number[], -1);
    },
  };
}

/** Share of the last draws that had the ball; a fair machine's before the first. */
export function rateState(rules: Rules, window: number | null): FeatureState {
  const counts = countState(rules, window);
  const fairRate = rules.pick / rules.size;
  return {
    value: (ball, target) => {
      const draws = Math.min(window ?? Number.POSITIVE_INFINITY, counts.seen());
      return draws === 0 ? fairRate : counts.value(ball, target) / draws;
    },
    take: counts.take,
  };
}

/** Share of the draws that had the ball, a draw weighing half of one that came `halfLife` draws later. */
export function weightedRateState({ pick, size }: Rules, halfLife: number): FeatureState {
  const rates = new Float64Array(size).fill(pick / size);
  const kept = 2 ** (-1 / halfLife);
  return {
    value: (ball) => rates[ball] as number,
    take: (draw) => {
      for (let ball = 0; ball < size; ball++) rates[ball] = (rates[ball] as number) * kept;
      for (const ball of draw) rates[ball - 1] = (rates[ball - 1] as number) + 1 - kept;
    },
  };
}
