import type { Pool } from '#modules/training';

/** One candidate's chances of the balls that were drawn: by fold, by draw, in the order of the pools. */
export type DrawnChances = readonly (readonly (readonly number[])[])[];
/** Candidates by their places, with their shares, which sum to 1. */
export type Weights = ReadonlyMap<number, number>;

/**
 * The weights by all folds, and the skill there; and what choosing weights like that is worth on folds that they were not chosen by, beside choosing the
 * best candidate likewise.
 */
export type Ensemble = Readonly<{ weights: Weights; skillOnFolds: number; skill: number; skillOfBest: number; isKept: boolean }>;

/** Picks that an ensemble is made of at most: a candidate picked twice weighs twice. */
const picksMax = 10;

/**
 * Greedy selection with replacement: starts with the best candidate and adds whichever makes the mean of the chances best, as long as one does. On the
 * folds that it is chosen by it cannot be worse, so it is judged by each fold in turn with what the folds before would have chosen. The candidates
 * themselves are the best by all folds, for it and for the best one alike.
 *
 * @param candidates the best trials, the best one first
 * @returns null with fewer than two candidates or folds
 * @see Caruana, Niculescu-Mizil, Crew and Ksikes, Ensemble Selection from Libraries of Models (2004)
 */
export function greedyEnsemble(candidates: readonly DrawnChances[], pools: readonly Pool[]): Ensemble | null {
  const folds = candidates[0]?.length ?? 0;
  if (candidates.length < 2 || folds < 2) return null;
  const fair = pools.flatMap(({ pick, size }) => new Array<number>(pick).fill(pick / size));
  const ratiosOf = (from: number, to: number) => candidates.map((of) => ratios(of.slice(from, to).flat(), fair));
  let [draws, sum, sumOfBest] = [0, 0, 0];
  for (let fold = 1; fold < folds; fold++) {
    const before = ratiosOf(0, fold);
    const measured = ratiosOf(fold, fold + 1);
    const [best = 0] = greedyPicks(before, 1);
    draws += candidates[0]?.[fold]?.length ?? 0;
    sum += skillOf(measured, greedyPicks(before, picksMax));
    sumOfBest += skillOf(measured, [best]);
  }
  const all = ratiosOf(0, folds);
  const weights = weightsOf(greedyPicks(all, picksMax));
  const skillOnFolds = skillOf(all, greedyPicks(all, picksMax)) / (candidates[0]?.flat().length ?? 1);
  return { weights, skillOnFolds, skill: sum / draws, skillOfBest: sumOfBest / draws, isKept: sum > sumOfBest && weights.size > 1 };
}

/** Each drawn ball's chance as a multiple of its fair one, ball after ball. */
type Ratios = Float64Array;

const ratios = (draws: readonly (readonly number[])[], fair: readonly number[]): Ratios =>
  Float64Array.from(draws.flatMap((chances) => chances.map((chance, ball) => chance / (fair[ball] as number))));

/** The candidates that are picked, one after the other. What is picked already is kept as a sum, so that a pick costs one pass a candidate. */
function greedyPicks(candidates: readonly Ratios[], max: number): number[] {
  const picks: number[] = [];
  let sums: Ratios = new Float64Array(candidates[0]?.length ?? 0);
  let skill = Number.NEGATIVE_INFINITY;
  while (picks.length < max) {
    const skills = candidates.map((candidate) => sumOfLogs(sums, candidate, picks.length + 1));
    const next = skills.reduce((best, each, index) => (each > (skills[best] as number) ? index : best), 0);
    if ((skills[next] as number) <= skill) break;
    skill = skills[next] as number;
    picks.push(next);
    sums = sums.map((sum, at) => sum + (candidates[next]?.[at] as number));
  }
  return picks;
}

/** Skill of the mean of the picked candidates' chances, summed over the draws, in nats above chance. */
function skillOf(candidates: readonly Ratios[], picks: readonly number[]): number {
  const sums = new Float64Array(candidates[0]?.length ?? 0);
  for (const pick of picks) for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] as number) + (candidates[pick]?.[at] as number);
  return sumOfLogs(sums, new Float64Array(sums.length), picks.length);
}

function sumOfLogs(sums: Ratios, addition: Ratios, count: number): number {
  let total = 0;
  for (let at = 0; at < sums.length; at++) total += Math.log(((sums[at] as number) + (addition[at] as number)) / count);
  return total;
}

function weightsOf(picks: readonly number[]): Weights {
  const weights = new Map<number, number>();
  for (const pick of picks) weights.set(pick, (weights.get(pick) ?? 0) + 1 / picks.length);
  return weights;
}
