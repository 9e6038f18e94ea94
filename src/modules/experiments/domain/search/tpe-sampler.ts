import { parzenEstimator } from './parzen-estimator';
import { randomPoint } from './random-sampler';
import type { Point, SearchSpace } from './search-space';

/** What became of a point so far. Less loss is better; one that was pruned has the loss of as many steps as it went. */
export type TriedPoint = Readonly<{
  point: Point;
  outcome:
    | Readonly<{ kind: 'measured'; loss: number }>
    | Readonly<{ kind: 'pruned'; steps: number; loss: number }>
    | Readonly<{ kind: 'failed' }>
    | Readonly<{ kind: 'running' }>;
}>;

/** Points that are tried at random before anything is concluded from them. */
const startupPoints = 10;
const candidates = 24;
/** How many of n points count as good. */
const goodOf = (count: number) => Math.min(Math.ceil(0.1 * count), 25);

/**
 * A point that looks more like the good ones than like the others: the best of some that the density of the good ones gave, by the ratio of the
 * densities. A point that is still being tried counts as not good, so that workers keep out of each other's way.
 *
 * @param tried in the order in which they were begun
 * @see Bergstra, Bardenet, Bengio and Kégl, Algorithms for Hyper-Parameter Optimization (2011)
 */
export function tpePoint(space: SearchSpace, tried: readonly TriedPoint[], random: () => number): Point {
  const ended = tried.filter(({ outcome }) => outcome.kind !== 'running');
  if (ended.length < startupPoints) return randomPoint(space, random);
  const good = new Set([...ended].sort(byOutcome).slice(0, goodOf(ended.length)));
  const pointsThat = (isWanted: (each: TriedPoint) => boolean) => tried.filter(isWanted).map(({ point }) => point);
  const ofGood = parzenEstimator(
    space,
    pointsThat((each) => good.has(each)),
  );
  const ofOthers = parzenEstimator(
    space,
    pointsThat((each) => !good.has(each)),
  );
  let best = { point: ofGood.sample(random), ratio: Number.NEGATIVE_INFINITY };
  for (let index = 0; index < candidates; index++) {
    const point = index === 0 ? best.point : ofGood.sample(random);
    const ratio = ofGood.logDensity(point) - ofOthers.logDensity(point);
    if (ratio > best.ratio) best = { point, ratio };
  }
  return best.point;
}

const ranks = { measured: 0, pruned: 1, failed: 2, running: 3 } as const;

/** The measured ones first, by their loss; then the pruned ones, those that went further first; then the failed ones. */
function byOutcome({ outcome: a }: TriedPoint, { outcome: b }: TriedPoint): number {
  if (a.kind !== b.kind) return ranks[a.kind] - ranks[b.kind];
  if (a.kind === 'pruned' && b.kind === 'pruned') return b.steps - a.steps || a.loss - b.loss;
  return a.kind === 'measured' && b.kind === 'measured' ? a.loss - b.loss : 0;
}
