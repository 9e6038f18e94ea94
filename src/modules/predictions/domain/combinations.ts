/** Balls drawn together, ascending, and the probability that it is these. */
export type Combination = Readonly<{ balls: readonly number[]; probability: number }>;

/** A ball in the order of the search: the heavier the earlier. */
type Ball = Readonly<{ ball: number; weight: number }>;

/**
 * The most probable combinations of `pick` balls, each sharing at most half of its balls (rounded down) with every one before it; exact but
 * for games with very many balls a draw.
 *
 * @param chances every ball's chance of being drawn, ball 1 first
 * @param random decides between equally heavy balls
 * @returns fewer than `count` when there are no more
 */
export function bestCombinations(chances: readonly number[], pick: number, count: number, random: () => number): Combination[] {
  const weights = oddsOf(chances);
  const total = elementarySymmetric(weights, pick);
  const chosen: Combination[] = [];
  while (chosen.length < count) {
    const best = heaviest(inOrder(weights, random), pick, chosen);
    if (!best) break;
    const product = best.reduce((weight, ball) => weight * (weights[ball - 1] ?? 0), 1);
    chosen.push({ balls: [...best].sort((a, b) => a - b), probability: product / total });
  }
  return chosen;
}

/** The balls by weight, heaviest first; equally heavy ones in a new random order each time, so that equals take turns. */
const inOrder = (weights: readonly number[], random: () => number): Ball[] =>
  weights.map((weight, index) => ({ ball: index + 1, weight, tie: random() })).sort((a, b) => b.weight - a.weight || a.tie - b.tie);

/** The odds of each chance, scaled to a mean of 1 so that products stay in range. A certain ball is all but certain. */
function oddsOf(chances: readonly number[]): number[] {
  const odds = chances.map((chance) => Math.max(chance, 1e-12) / Math.max(1 - chance, 1e-12));
  const mean = odds.reduce((sum, value) => sum + value, 0) / odds.length;
  return odds.map((value) => value / mean);
}

/** The sum, over all choices of `pick` weights, of their product. */
export function elementarySymmetric(weights: readonly number[], pick: number): number {
  const sums = [1, ...new Array<number>(pick).fill(0)];
  for (const weight of weights) {
    for (let chosen = pick; chosen >= 1; chosen--) sums[chosen] = (sums[chosen] ?? 0) + weight * (sums[chosen - 1] ?? 0);
  }
  return sums[pick] ?? 0;
}

/**
 * The heaviest admissible combination. Where draws have so many balls that it is not found in time, the heaviest so far; or one that shares a ball more.
 *
 * @returns undefined when there is none
 */
function heaviest(balls: readonly Ball[], pick: number, taken: readonly Combination[]): readonly number[] | undefined {
  for (let sharedMax = Math.floor(pick / 2); sharedMax < pick; sharedMax++) {
    const search = new CombinationSearch(balls, pick, taken, sharedMax);
    const found = search.run();
    if (found || !search.isBrokenOff) return found;
  }
  return undefined;
}

/** Steps of one search: a game of 5 of 69 takes some hundreds. */
const stepsMax = 100_000;

/** Depth-first search with a bound: what the next balls in order would still add. */
class CombinationSearch {
  /** For each ball in order, the combinations before that hold it. */
  private readonly holders: readonly (readonly number[])[];
  /** How many balls the path shares with each combination before. */
  private readonly shared: number[];
  private readonly path: number[] = [];
  private best: readonly number[] | undefined;
  private bestWeight = 0;
  private steps = 0;

  constructor(
    private readonly balls: readonly Ball[],
    private readonly pick: number,
    taken: readonly Combination[],
    private readonly sharedMax: number,
  ) {
    this.holders = balls.map(({ ball }) => taken.flatMap(({ balls: held }, index) => (held.includes(ball) ? [index] : [])));
    this.shared = taken.map(() => 0);
  }

  /** Whether it took too many steps, and what was found may not be the heaviest. */
  get isBrokenOff(): boolean {
    return this.steps > stepsMax;
  }

  run(): readonly number[] | undefined {
    this.search(0, 1);
    return this.best;
  }

  private search(from: number, weight: number): void {
    const missing = this.pick - this.path.length;
    if (missing === 0) {
      this.keepIfHeavier(weight);
      return;
    }
    for (let index = from; index <= this.balls.length - missing; index++) {
      if (++this.steps > stepsMax) return;
      if (this.best && boundOf(this.balls, index, missing, weight) <= this.bestWeight) return;
      if (this.isAdmissible(index)) this.goOnWith(index, weight);
    }
  }

  private goOnWith(index: number, weight: number): void {
    this.share(index, 1);
    this.path.push(index);
    this.search(index + 1, weight * (this.balls[index]?.weight ?? 0));
    this.path.pop();
    this.share(index, -1);
  }

  private keepIfHeavier(weight: number): void {
    if (this.best && weight <= this.bestWeight) return;
    this.best = this.path.map((index) => this.balls[index]?.ball ?? 0);
    this.bestWeight = weight;
  }

  private isAdmissible(index: number): boolean {
    return (this.holders[index] ?? []).every((combination) => (this.shared[combination] ?? 0) < this.sharedMax);
  }

  private share(index: number, by: number): void {
    for (const combination of this.holders[index] ?? []) this.shared[combination] = (this.shared[combination] ?? 0) + by;
  }
}

/** No combination that goes on with balls from `from` is heavier: the order is by weight. */
function boundOf(balls: readonly Ball[], from: number, missing: number, weight: number): number {
  let bound = weight;
  for (let index = from; index < from + missing; index++) bound *= balls[index]?.weight ?? 0;
  return bound;
}
