import { observation, type Observation } from './observation';
import { drawsIn, type PoolDraws } from './draw-series';

export type BallGaps = Readonly<{
  ball: number;
  /** Draws since it was drawn last; all of them when it never was. */
  current: number;
  /** The chance of not being drawn for so long, or longer, on a fair machine: it says nothing of the next draw. */
  chance: number;
  longest: number;
  /** Mean number of draws from one time to the next. */
  mean: Observation | null;
}>;
export type PoolGaps = Readonly<{ pool: string; draws: number; fairMean: number; balls: readonly BallGaps[] }>;

/** How long each ball of a pool stays away. A ball that is `overdue` is drawn next with the same chance as any other. */
export function gapsOf(pool: PoolDraws): PoolGaps {
  const { pick, size, balls } = pool;
  const draws = drawsIn(pool);
  const chance = pick / size;
  const last = new Int32Array(size).fill(-1);
  const [sums, counts, longest] = [new Float64Array(size), new Int32Array(size), new Int32Array(size)];
  const [foreseenSums, foreseenCounts] = [new Float64Array(size), new Float64Array(size)];
  for (const [at, ball] of balls.entries()) {
    const draw = Math.floor(at / pick);
    const before = last[ball - 1] as number;
    longest[ball - 1] = Math.max(longest[ball - 1] as number, draw - before - 1);
    if (before >= 0) {
      sums[ball - 1] = (sums[ball - 1] as number) + draw - before;
      counts[ball - 1] = (counts[ball - 1] as number) + 1;
    }
    const { sum, count } = nextGap(chance, draws - 1 - draw);
    foreseenSums[ball - 1] = (foreseenSums[ball - 1] as number) + sum;
    foreseenCounts[ball - 1] = (foreseenCounts[ball - 1] as number) + count;
    last[ball - 1] = draw;
  }
  const deviation = Math.sqrt(1 - chance) / chance;
  return {
    pool: pool.name,
    draws,
    fairMean: 1 / chance,
    balls: Array.from({ length: size }, (_, index) => {
      const current = draws - 1 - (last[index] as number);
      const count = counts[index] as number;
      const foreseen = (foreseenSums[index] as number) / (foreseenCounts[index] as number);
      const mean = count === 0 ? null : observation((sums[index] as number) / count, foreseen, deviation / Math.sqrt(count));
      return { ball: index + 1, current, chance: (1 - chance) ** current, longest: Math.max(longest[index] as number, current), mean };
    }),
  };
}

/**
 * What the next time of a ball adds to the gaps that are seen, on average, when so many draws are left: long gaps end after the last one and are not seen,
 * so that those seen are shorter than all are.
 */
function nextGap(chance: number, left: number): { sum: number; count: number } {
  const unseen = (1 - chance) ** left;
  return { sum: (1 - unseen * (1 + left * chance)) / chance, count: 1 - unseen };
}
