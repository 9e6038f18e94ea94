import { drawsIn } from './draw-series';
import { GapTally } from './gap-tally';
import { longestAbsence } from './longest-absence';
import { observation, type Observation } from './observation';
import type { Statistic } from './statistic';

export type BallGaps = Readonly<{
  ball: number;
  /** Draws since it was drawn last; all of them when it never was. */
  current: number;
  /** The chance of not being drawn for so long, or longer, on a fair machine: it says nothing of the next draw. */
  chance: number;
  /** The most draws in a row without it. */
  longest: Observation;
  /** Mean number of draws from one time to the next. */
  mean: Observation | null;
}>;
export type PoolGaps = Readonly<{ pool: string; draws: number; fairMean: number; balls: readonly BallGaps[] }>;

/** How long each ball of a pool stays away. A ball that is `overdue` is drawn next with the same chance as any other. */
export const gaps: Statistic<GapTally, PoolGaps> = {
  name: 'gaps',
  tally: 'gaps',
  start: (pool) => new GapTally(pool),
  page: (tally, pool) => {
    const draws = drawsIn(pool);
    const chance = pool.pick / pool.size;
    const foreseen = longestAbsence(chance, draws);
    return {
      pool: pool.name,
      draws,
      fairMean: 1 / chance,
      balls: Array.from({ length: pool.size }, (_, index) => {
        const current = draws - 1 - (tally.last[index] as number);
        const longest = Math.max(tally.longest[index] as number, current);
        return {
          ball: index + 1,
          current,
          chance: (1 - chance) ** current,
          longest: observation(longest, foreseen.mean, foreseen.deviation),
          mean: meanGap(tally, index, chance),
        };
      }),
    };
  },
};

/**
 * The mean of the gaps that are seen. Long gaps end after the last draw and are not seen, so that those seen are shorter than all are: after each drawing with
 * `left` draws to come, a gap is seen with the chance `1 − q^left`, and is then of the mean length `(1 − q^left · (1 + left · p)) / p` on top.
 */
function meanGap(tally: GapTally, index: number, chance: number): Observation | null {
  const [count, drawings, unseen] = [tally.returns[index] as number, tally.drawings[index] as number, tally.unseen[index] as number];
  if (count === 0) return null;
  const foreseenSum = (drawings - unseen - chance * (tally.unseenLeft[index] as number)) / chance;
  const deviation = Math.sqrt(1 - chance) / chance;
  return observation((tally.returnSums[index] as number) / count, foreseenSum / (drawings - unseen), deviation / Math.sqrt(count));
}
