import binomial from '@stdlib/math-base-special-binomcoef';
import { drawsIn, type PoolDraws } from './draw-series';
import { countObservation, type Observation } from './observation';

export type CombinationCount = Observation & Readonly<{ balls: readonly number[] }>;
export type PoolCombinations = Readonly<{
  pool: string;
  size: number;
  draws: number;
  /** Combinations that there are, and how many of them were never drawn, beside what a fair machine leaves out. */
  possible: number;
  neverDrawn: number;
  neverDrawnExpected: number;
  /** How often any one is drawn, on a fair machine. */
  expectedEach: number;
  top: readonly CombinationCount[];
  /** Some that were never drawn: the first ones by their balls. */
  never: readonly Readonly<{ balls: readonly number[] }>[];
}>;

/** How often balls were drawn together. @param size balls of a combination, 2 to 4 @param limit combinations that are named at most */
export function combinationsOf(pool: PoolDraws, size: number, limit: number): PoolCombinations {
  const draws = drawsIn(pool);
  const counts = combinationCounts(pool, size);
  const possible = binomial(pool.size, size);
  const chance = binomial(pool.pick, size) / possible;
  const top = [...counts].sort(([codeA, a], [codeB, b]) => b - a || codeA - codeB).slice(0, limit);
  return {
    pool: pool.name,
    size,
    draws,
    possible,
    neverDrawn: possible - counts.size,
    neverDrawnExpected: possible * (1 - chance) ** draws,
    expectedEach: draws * chance,
    top: top.map(([code, observed]) => ({ balls: ballsOf(code, size, pool.size + 1), ...countObservation(observed, draws, chance) })),
    never: firstNever(counts, pool.size, size, limit),
  };
}

/** Combinations that are counted in one request at most. */
const countedMax = 400_000;
/** Combinations that there may be, where each that was drawn is kept. */
const possibleMax = 10_000_000;

/** Whether counting is too much for a request: so many balls a draw, in so many draws. */
export const isTooMuch = (pool: PoolDraws, size: number): boolean =>
  drawsIn(pool) * binomial(pool.pick, size) > countedMax || binomial(pool.size, size) > possibleMax;

/** How often each combination was drawn, those that were: by a number that stands for its balls. */
export function combinationCounts(pool: PoolDraws, size: number): Map<number, number> {
  const counts = new Map<number, number>();
  for (let from = 0; from < pool.balls.length; from += pool.pick) {
    const balls = pool.balls.subarray(from, from + pool.pick);
    for (const code of codesOf(balls, size, pool.size + 1)) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return counts;
}

/** Every choice of `size` of the balls, which are ascending, as a number: its balls are the digits to a base, in the order of the numbers. */
function* codesOf(balls: ArrayLike<number>, size: number, base: number): Generator<number> {
  const places = Array.from({ length: size }, (_, index) => index);
  while (places.length <= balls.length) {
    yield places.reduce((code, place) => code * base + (balls[place] as number), 0);
    const turning = places.findLastIndex((place, index) => place < balls.length - size + index);
    if (turning === -1) return;
    const next = (places[turning] as number) + 1;
    for (let index = turning; index < size; index++) places[index] = next + index - turning;
  }
}

const ballsOf = (code: number, size: number, base: number): number[] =>
  Array.from({ length: size }, (_, place) => Math.floor(code / base ** (size - 1 - place)) % base);

function firstNever(counts: ReadonlyMap<number, number>, balls: number, size: number, limit: number): { balls: number[] }[] {
  const all = Array.from({ length: balls }, (_, index) => index + 1);
  const never: { balls: number[] }[] = [];
  for (const code of codesOf(all, size, balls + 1)) {
    if (never.length === limit) break;
    if (!counts.has(code)) never.push({ balls: ballsOf(code, size, balls + 1) });
  }
  return never;
}
