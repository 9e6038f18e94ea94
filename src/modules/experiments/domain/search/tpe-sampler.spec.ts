import { seededRandom } from '#modules/statistics';
import { randomPoint } from './random-sampler';
import type { Point, SearchSpace } from './search-space';
import { tpePoint, type TriedPoint } from './tpe-sampler';

type Sampler = (space: SearchSpace, tried: readonly TriedPoint[], random: () => number) => Point;
type Problem = Readonly<{ space: SearchSpace; loss: (point: Point) => number }>;

const range = (min: number, max: number) => ({ kind: 'range', min, max, step: null, scale: 'linear' }) as const;

/** Its least is 0.397887. */
const branin: Problem = {
  space: { x: range(-5, 10), y: range(0, 15) },
  loss: ({ x = 0, y = 0 }) =>
    (y - (5.1 / (4 * Math.PI ** 2)) * x ** 2 + (5 / Math.PI) * x - 6) ** 2 + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10,
};

const slopes = [
  [10, 3, 17, 3.5, 1.7, 8],
  [0.05, 10, 17, 0.1, 8, 14],
  [3, 3.5, 1.7, 10, 17, 8],
  [17, 8, 0.05, 10, 0.1, 14],
];
const centres = [
  [0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886],
  [0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991],
  [0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.665],
  [0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381],
];
/** Its least is −3.32237. */
const hartmann: Problem = {
  space: Object.fromEntries([0, 1, 2, 3, 4, 5].map((index) => [`x${index}`, range(0, 1)])),
  loss: (point) =>
    -[1, 1.2, 3, 3.2].reduce((sum, height, row) => {
      const away = slopes[row]?.reduce(
        (all, slope, column) => all + slope * ((point[`x${column}`] ?? 0) - (centres[row]?.[column] ?? 0)) ** 2,
        0,
      );
      return sum + height * Math.exp(-(away ?? 0));
    }, 0),
};

function bestAfter(trials: number, { space, loss }: Problem, seed: number, sampler: Sampler): number {
  const random = seededRandom(seed);
  const tried: TriedPoint[] = [];
  for (let trial = 0; trial < trials; trial++) {
    const point = sampler(space, tried, random);
    tried.push({ point, outcome: { kind: 'measured', loss: loss(point) } });
  }
  return Math.min(...tried.map(({ outcome }) => (outcome.kind === 'measured' ? outcome.loss : Number.POSITIVE_INFINITY)));
}

function medianBest(problem: Problem, sampler: Sampler): number {
  const best = Array.from({ length: 30 }, (_, seed) => bestAfter(100, problem, seed, sampler)).sort((a, b) => a - b);
  return ((best[14] as number) + (best[15] as number)) / 2;
}

const atRandom: Sampler = (space, _, random) => randomPoint(space, random);

describe('the tree-structured Parzen estimator', () => {
  it.each([
    ['Branin', branin, 0.48],
    ['Hartmann-6', hartmann, -3.05],
  ])('finds the least of %s in 100 trials, as the reference does and far better than chance', (_, problem, reference) => {
    const found = medianBest(problem, tpePoint);
    expect(found).toBeLessThanOrEqual(reference);
    expect(found).toBeLessThan(medianBest(problem, atRandom) - 0.1);
  });

  it('tries at random first', () => {
    const tried = Array.from({ length: 9 }, () => ({ point: { x: 1, y: 1 }, outcome: { kind: 'measured', loss: 0 } }) as const);
    expect(tpePoint(branin.space, tried, seededRandom(4))).toEqual(randomPoint(branin.space, seededRandom(4)));
  });

  it('keeps to steps, whole numbers, choices and ends of the space', () => {
    const space: SearchSpace = {
      whole: { kind: 'range', min: 1, max: 500, step: 1, scale: 'logarithmic' },
      stepped: { kind: 'range', min: 0.1, max: 1, step: 0.25, scale: 'linear' },
      real: { kind: 'range', min: 0.001, max: 1_000, step: null, scale: 'logarithmic' },
      chosen: { kind: 'choice', values: [2, 3, 5] },
      fixed: { kind: 'choice', values: [7] },
    };
    const random = seededRandom(2);
    const tried: TriedPoint[] = [];
    for (let trial = 0; trial < 200; trial++) {
      const point = tpePoint(space, tried, random);
      const { whole = 0, stepped = 0, real = 0, chosen = 0 } = point;
      tried.push({
        point,
        outcome: { kind: 'measured', loss: Math.abs(Math.log(whole / 40)) + stepped + Math.abs(Math.log(real)) + chosen },
      });
    }
    for (const { point } of tried) {
      expect(Number.isInteger(point.whole) && (point.whole as number) >= 1 && (point.whole as number) <= 500).toBe(true);
      expect([0.1, 0.35, 0.6, 0.85]).toContain(Number((point.stepped as number).toFixed(9)));
      expect(point.real).toBeGreaterThanOrEqual(0.001);
      expect(point.real).toBeLessThanOrEqual(1_000);
      expect([2, 3, 5]).toContain(point.chosen);
      expect(point.fixed).toBe(7);
    }
    const late = tried.slice(-50);
    expect(late.filter(({ point }) => point.chosen === 2).length).toBeGreaterThan(25);
    expect(late.filter(({ point }) => (point.whole as number) > 20 && (point.whole as number) < 80).length).toBeGreaterThan(25);
  });

  it('stays away from where others are trying just now, and from what failed or was pruned', () => {
    const outcomes = [{ kind: 'running' }, { kind: 'failed' }, { kind: 'pruned', steps: 1, loss: 0 }] as const;
    const space = { x: range(0, 1) };
    const measured = Array.from(
      { length: 20 },
      (_, index) => ({ point: { x: index / 20 }, outcome: { kind: 'measured', loss: 0 } }) as const,
    );
    const meanNear = (extra: readonly TriedPoint[]) => {
      const near = Array.from({ length: 200 }, (_, seed) => tpePoint(space, [...measured, ...extra], seededRandom(seed)).x as number);
      return near.filter((x) => Math.abs(x - 0.05) < 0.05).length;
    };
    const free = meanNear([]);
    for (const outcome of outcomes)
      expect(meanNear(Array.from({ length: 8 }, () => ({ point: { x: 0.05 }, outcome })))).toBeLessThan(free / 2);
  });
});
