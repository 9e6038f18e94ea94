/** Balls drawn together, ascending, and the probability that it is these. */
export type Combination = Readonly<{ balls: readonly number[]; probability: number }>;

/** A ball in the order of the search: the heavier the earlier. */
type Ball = Readonly<{ ball: number; weight: number }>;

/**
 * The most probable combinations of `pick` balls, each sharing at most half of its balls (rounded down) with every one before it; exact.
 *
 * @param chances every ball's chance of being drawn, ball 1 first
 * @param random decides between equally heavy balls
 * @returns fewer than `count` when there are no more
 */
export function bestCombinations(chances: readonly number[], pick: number, count: number, random: () => number): Combination[] {
  const weights = oddsOf(chances);
  const balls = weights
    .map((weight, index) => ({ ball: index + 1, weight, tie: random() }))
    .sort((a, b) => b.weight - a.weight || a.tie - b.tie);
  const total = elementarySymmetric(weights, pick);
  const chosen: Combination[] = [];
  while (chosen.length < count) {
    const best = heaviest(balls, pick, chosen);
    if (!best) break;
    const product = best.reduce((weight, ball) => weight * (weights[ball - 1] ?? 0), 1);
    chosen.push({ balls: [...best].sort((a, b) => a - b), probability: product / total });
  }
  return chosen;
}

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

/** The heaviest admissible combination, by depth-first search with a bound: what the next balls in order would still add. */
function heaviest(balls: readonly Ball[], pick: number, taken: readonly Combination[]): number[] | undefined {
  const sharedMax = Math.floor(pick / 2);
  const holders = balls.map(({ ball }) => taken.flatMap(({ balls: held }, index) => (held.includes(ball) ? [index] : [])));
  const shared = taken.map(() => 0);
  const path: number[] = [];
  let best: { balls: number[]; weight: number } | undefined;

  const search = (from: number, weight: number): void => {
    if (path.length === pick) {
      if (!best || weight > best.weight) best = { balls: path.map((index) => balls[index]?.ball ?? 0), weight };
      return;
    }
    for (let index = from; index <= balls.length - (pick - path.length); index++) {
      if (best && boundOf(balls, index, pick - path.length, weight) <= best.weight) return;
      const held = holders[index] ?? [];
      if (held.some((ticket) => (shared[ticket] ?? 0) >= sharedMax)) continue;
      for (const ticket of held) shared[ticket] = (shared[ticket] ?? 0) + 1;
      path.push(index);
      search(index + 1, weight * (balls[index]?.weight ?? 0));
      path.pop();
      for (const ticket of held) shared[ticket] = (shared[ticket] ?? 0) - 1;
    }
  };
  search(0, 1);
  return best?.balls;
}

/** No combination that goes on with balls from `from` is heavier: the order is by weight. */
function boundOf(balls: readonly Ball[], from: number, missing: number, weight: number): number {
  let bound = weight;
  for (let index = from; index < from + missing; index++) bound *= balls[index]?.weight ?? 0;
  return bound;
}
