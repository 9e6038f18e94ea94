import type { Pool } from '#modules/training';

/** One candidate's chances of the balls that were drawn: by fold, by draw, in the order of the pools. */
export type DrawnChances = readonly (readonly (readonly number[])[])[];
/** Candidates by their places, with their shares, which sum to 1. */
export type Weights = ReadonlyMap<number, number>;

/** What an ensemble is worth on folds that it was not chosen by, beside the best candidate chosen likewise; and its weights by all folds. */
export type Ensemble = Readonly<{ weights: Weights; skill: number; skillOfBest: number; isKept: boolean }>;

/** Picks that an ensemble is made of at most: a candidate picked twice weighs twice. */
const picksMax = 10;

/**
 * Greedy selection with replacement: starts with the best candidate and adds whichever makes the mean of the chances best, as long as one does. On the
 * folds that it is chosen by it cannot be worse, so it is judged by each fold in turn with what the folds before would have chosen.
 *
 * @param candidates the best trials, the best one first
 * @returns null with fewer than two candidates or folds
 * @see Caruana, Niculescu-Mizil, Crew and Ksikes, Ensemble Selection from Libraries of Models (2004)
 */
export function greedyEnsemble(candidates: readonly DrawnChances[], pools: readonly Pool[]): Ensemble | null {
  const folds = candidates[0]?.length ?? 0;
  if (candidates.length < 2 || folds < 2) return null;
  const fair = pools.flatMap(({ pick, size }) => new Array<number>(pick).fill(pick / size));
  const drawsOf = (from: number, to: number): Drawn[] => candidates.map((folds) => folds.slice(from, to).flat());
  let [draws, sum, sumOfBest] = [0, 0, 0];
  for (let fold = 1; fold < folds; fold++) {
    const before = drawsOf(0, fold);
    const measured = drawsOf(fold, fold + 1);
    const count = measured[0]?.length ?? 0;
    draws += count;
    sum += count * skillOfMix(measured, greedyPicks(before, fair), fair);
    sumOfBest += count * skillOfMix(measured, [bestAddition(before, [], fair).candidate], fair);
  }
  const picks = greedyPicks(drawsOf(0, folds), fair);
  return { weights: weightsOf(picks), skill: sum / draws, skillOfBest: sumOfBest / draws, isKept: sum > sumOfBest };
}

type Drawn = readonly (readonly number[])[];

function greedyPicks(candidates: readonly Drawn[], fair: readonly number[]): number[] {
  const picks: number[] = [];
  let skill = Number.NEGATIVE_INFINITY;
  while (picks.length < picksMax) {
    const next = bestAddition(candidates, picks, fair);
    if (next.skill <= skill) break;
    picks.push(next.candidate);
    skill = next.skill;
  }
  return picks;
}

function bestAddition(
  candidates: readonly Drawn[],
  picks: readonly number[],
  fair: readonly number[],
): { candidate: number; skill: number } {
  return candidates
    .map((_, candidate) => ({ candidate, skill: skillOfMix(candidates, [...picks, candidate], fair) }))
    .reduce((best, each) => (each.skill > best.skill ? each : best));
}

/** Mean skill of the mean of the picked candidates' chances, in nats a draw above chance. */
function skillOfMix(candidates: readonly Drawn[], picks: readonly number[], fair: readonly number[]): number {
  const draws = candidates[0]?.length ?? 0;
  let sum = 0;
  for (let draw = 0; draw < draws; draw++) {
    for (const [ball, fairChance] of fair.entries()) {
      const chance = picks.reduce((total, pick) => total + (candidates[pick]?.[draw]?.[ball] ?? 0), 0) / picks.length;
      sum += Math.log(chance / fairChance);
    }
  }
  return sum / draws;
}

function weightsOf(picks: readonly number[]): Weights {
  const weights = new Map<number, number>();
  for (const pick of picks) weights.set(pick, (weights.get(pick) ?? 0) + 1 / picks.length);
  return weights;
}
