import type { Pool } from './draw-history';

/** Windows, in draws, of the rates. */
const windows = [10, 50] as const;
/** Features of each ball: its gap, its rate in each window, its rate in the era. */
export const featuresPerBall = 2 + windows.length;
/** Draws that must have gone before: the longest window. */
export const featureHistoryMin = 50;

/**
 * What was known of every ball before each draw, and before the next one: shape `[draws + 1, size × featuresPerBall]`, oldest first.
 * Row t comes from the draws before t only. One pass; every value is between 0 and 1 or near it.
 */
export function ballFeatures(draws: readonly (readonly number[])[], { pick, size }: Pick<Pool, 'pick' | 'size'>): Float32Array {
  const width = size * featuresPerBall;
  const rows = new Float32Array((draws.length + 1) * width);
  const lastSeen = new Int32Array(size).fill(-1);
  const inEra = new Int32Array(size);
  const inWindow = windows.map(() => new Int32Array(size));
  const fairRate = pick / size;
  for (let t = 0; t <= draws.length; t++) {
    for (let ball = 0; ball < size; ball++) {
      const at = t * width + ball * featuresPerBall;
      rows[at] = Math.min((t - 1 - (lastSeen[ball] ?? -1)) * fairRate, 4) / 4;
      windows.forEach((window, index) => {
        rows[at + 1 + index] = t === 0 ? fairRate : (inWindow[index]?.[ball] ?? 0) / Math.min(window, t);
      });
      rows[at + 1 + windows.length] = t === 0 ? fairRate : (inEra[ball] ?? 0) / t;
    }
    count(draws, t, { lastSeen, inEra, inWindow });
  }
  return rows;
}

/** Takes draw t in, and lets go of what falls out of the windows. */
function count(
  draws: readonly (readonly number[])[],
  t: number,
  { lastSeen, inEra, inWindow }: { lastSeen: Int32Array; inEra: Int32Array; inWindow: readonly Int32Array[] },
): void {
  for (const ball of draws[t] ?? []) {
    lastSeen[ball - 1] = t;
    add(inEra, ball, 1);
    for (const counts of inWindow) add(counts, ball, 1);
  }
  windows.forEach((window, index) => {
    for (const ball of draws[t - window] ?? []) add(inWindow[index] as Int32Array, ball, -1);
  });
}

const add = (counts: Int32Array, ball: number, by: number) => {
  counts[ball - 1] = (counts[ball - 1] ?? 0) + by;
};
