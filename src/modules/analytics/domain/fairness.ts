import binomial from '@stdlib/math-base-special-binomcoef';
import hypergeometric from '@stdlib/stats-base-dists-hypergeometric-pmf';
import { benjaminiHochberg, chiSquareTail, holm, kolmogorovTail, mixtureTail } from '#modules/statistics';
import { combinationCounts, isTooMuch } from './combinations';
import { countsOf, drawsIn, type PoolDraws } from './draw-series';

/** One test of whether a machine is fair: what it looks at, what it measured, and how surprising that is if it is. */
export type FairnessTest = Readonly<{
  pool: string;
  test: 'balls' | 'pairs' | 'repeats' | 'gaps' | 'sums';
  what: string;
  statistic: number;
  /** Where the statistic is compared to, in words: `chi-square with 68 degrees of freedom`. */
  distribution: string;
  pValue: number;
  /** Corrected for everything that is reported together: by Holm, and by Benjamini and Hochberg. */
  holm: number;
  falseDiscovery: number;
}>;

/** What the draws say of each ball's chance, having begun with a fair machine: Dirichlet, with weight of one draw a ball. */
export type BallPosterior = Readonly<{ ball: number; mean: number; low: number; high: number }>;
export type PoolFairness = Readonly<{
  pool: string;
  draws: number;
  posterior: readonly BallPosterior[];
  /** Evidence against a fair machine that may be looked at after every draw: what a fair bet has become that learns the balls' chances as it goes. */
  eValue: number;
}>;
export type Fairness = Readonly<{
  tests: readonly FairnessTest[];
  pools: readonly PoolFairness[];
  verdict: 'fair' | 'suspicious';
  verdictInWords: string;
}>;

/** Below this corrected p-value a test counts as a finding. */
const level = 0.05;
/** 97.5 % point of the standard normal distribution. */
const z = 1.959_963_984_540_054;
const logEValueMax = 300;

type Untested = Omit<FairnessTest, 'holm' | 'falseDiscovery'>;

/** What the draws of one era say, before anything is corrected. */
export type EraEvidence = Readonly<{ tests: readonly Untested[]; pools: readonly PoolFairness[] }>;

/** Every test of every pool. A pool that is drawn as a whole has nothing to test. @param pools draws of one era */
export const evidenceOf = (pools: readonly PoolDraws[]): EraEvidence => ({
  tests: pools.filter((pool) => drawsIn(pool) > 0 && pool.pick < pool.size).flatMap(testsOf),
  pools: pools.map(poolFairness),
});

/** A verdict for each era, all of their tests corrected together: what is reported together is one family. */
export function fairnessOf(eras: readonly EraEvidence[]): Fairness[] {
  const pValues = eras.flatMap(({ tests }) => tests.map(({ pValue }) => pValue));
  const [familywise, discoveries] = [holm(pValues), benjaminiHochberg(pValues)];
  let at = 0;
  return eras.map(({ tests: found, pools }) => {
    const tests = found.map((test) => ({ ...test, holm: familywise[at] as number, falseDiscovery: discoveries[at++] as number }));
    const findings = tests.filter((test) => test.holm < level);
    return { tests, pools, verdict: findings.length === 0 ? 'fair' : 'suspicious', verdictInWords: inWords(tests.length, findings) };
  });
}

function inWords(count: number, findings: readonly FairnessTest[]): string {
  if (count === 0) return 'There is nothing to test yet.';
  if (findings.length === 0) return `Nothing in ${count} tests speaks against a fair machine.`;
  const named = findings.map(({ pool, what, holm: corrected }) => `${what} of ${pool} (p = ${corrected.toPrecision(2)} after correction)`);
  return `${findings.length} of ${count} tests speak against a fair machine: ${named.join('; ')}.`;
}

const testsOf = (pool: PoolDraws): Untested[] => [
  ballsTest(pool),
  ...(pool.pick >= 2 && pool.size > pool.pick + 2 && !isTooMuch(pool, 2) ? [pairsTest(pool)] : []),
  ...(drawsIn(pool) >= 2 ? [repeatsTest(pool)] : []),
  ...gapsTest(pool),
  sumsTest(pool),
];

/**
 * Pearson's statistic of the balls' counts. Balls of one draw are drawn without replacement, which makes the counts vary less: the factor
 * `(N − 1)/(N − k)` puts that right, and then it is chi-square with N − 1 degrees of freedom.
 *
 * @see Joe, Tests of Uniformity for Sets of Lotto Numbers (1993)
 */
export function ballsTest(pool: PoolDraws): Untested {
  const { name, pick, size } = pool;
  const expected = (drawsIn(pool) * pick) / size;
  const pearson = countsOf(pool).reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  const statistic = (pearson * (size - 1)) / (size - pick);
  return {
    ...{ pool: name, test: 'balls', what: 'frequency of the balls', statistic },
    distribution: `chi-square with ${size - 1} degrees of freedom`,
    pValue: chiSquareTail(statistic, size - 1),
  };
}

/**
 * Weights of the two chi-square variables that Pearson's statistic of the pairs is a sum of: the eigenvalues, on the spaces of the Johnson scheme J(N, 2),
 * of the covariance of which pairs one draw holds, over the chance of a pair.
 *
 * @see Delsarte, An Algebraic Approach to the Association Schemes of Coding Theory (1973)
 */
export function pairWeights({ pick, size }: Pick<PoolDraws, 'pick' | 'size'>): { weight: number; degrees: number }[] {
  const chance = (count: number) => {
    let product = 1;
    for (let index = 0; index < count; index++) product *= (pick - index) / (size - index);
    return product;
  };
  const [two, three, four] = [chance(2), chance(3), chance(4)];
  const [same, sharing, apart] = [two - two ** 2, three - two ** 2, four - two ** 2];
  return [
    { weight: (same + (size - 4) * sharing - (size - 3) * apart) / two, degrees: size - 1 },
    { weight: (same - 2 * sharing + apart) / two, degrees: (size * (size - 3)) / 2 },
  ];
}

export function pairsTest(pool: PoolDraws): Untested {
  const { name, pick, size } = pool;
  const pairs = binomial(size, 2);
  const expected = (drawsIn(pool) * binomial(pick, 2)) / pairs;
  const counts = [...combinationCounts(pool, 2).values()];
  const never = (pairs - counts.length) * expected;
  const statistic = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, never);
  const [first, second] = pairWeights(pool) as [{ weight: number; degrees: number }, { weight: number; degrees: number }];
  return {
    ...{ pool: name, test: 'pairs', what: 'pairs of balls', statistic },
    distribution: `${first.weight.toFixed(6)} × chi-square(${first.degrees}) + ${second.weight.toFixed(6)} × chi-square(${second.degrees})`,
    pValue: mixtureTail(statistic, [first, second]),
  };
}

/** Whether a draw has more, or fewer, balls of the draw before than it should: classes with too few draws are put together. */
function repeatsTest(pool: PoolDraws): Untested {
  const { name, pick, size, balls } = pool;
  const pairs = drawsIn(pool) - 1;
  const observed = new Array<number>(pick + 1).fill(0);
  for (let draw = 1; draw <= pairs; draw++) {
    const before = balls.subarray((draw - 1) * pick, draw * pick);
    const shared = balls.subarray(draw * pick, (draw + 1) * pick).filter((ball) => before.includes(ball)).length;
    observed[shared] = (observed[shared] as number) + 1;
  }
  const classes = joined(observed.map((count, shared) => ({ count, expected: pairs * hypergeometric(shared, size, pick, pick) })));
  const statistic = classes.reduce((sum, { count, expected }) => sum + (count - expected) ** 2 / expected, 0);
  const degrees = Math.max(classes.length - 1, 1);
  return {
    ...{ pool: name, test: 'repeats', what: 'balls repeated from the draw before', statistic },
    distribution: `chi-square with ${degrees} ${degrees === 1 ? 'degree' : 'degrees'} of freedom`,
    pValue: classes.length < 2 ? 1 : chiSquareTail(statistic, degrees),
  };
}

type Class = Readonly<{ count: number; expected: number }>;

/** Classes from the last one on put together until each is expected five times. */
function joined(classes: readonly Class[]): Class[] {
  const result: Class[] = [];
  for (const { count, expected } of classes) {
    const last = result.at(-1);
    if (last && (expected < 5 || last.expected < 5))
      result[result.length - 1] = { count: last.count + count, expected: last.expected + expected };
    else result.push({ count, expected });
  }
  return result;
}

/** Whether balls come back as they should: times from one drawing of a ball to the next are geometric. Long ones are put together. */
function gapsTest(pool: PoolDraws): Untested[] {
  const { name, pick, size, balls } = pool;
  const chance = pick / size;
  const draws = drawsIn(pool);
  const length = Math.ceil(Math.log(0.01) / Math.log(1 - chance)) + 1;
  const observed = new Array<number>(length).fill(0);
  /** Drawings by how many draws are left after them, and the chance that the ball does not come in any of these. */
  const left = new Array<number>(length + 1).fill(0);
  let unseen = 0;
  const last = new Int32Array(size).fill(-1);
  for (const [at, ball] of balls.entries()) {
    const draw = Math.floor(at / pick);
    const before = last[ball - 1] as number;
    if (before >= 0) add(observed, draw - before - 1);
    add(left, draws - 1 - draw);
    if (draws - 1 - draw >= length) unseen += (1 - chance) ** (draws - 1 - draw);
    last[ball - 1] = draw;
  }
  let following = left[length] as number;
  const expected = new Array<number>(length).fill(0);
  expected[length - 1] = following * (1 - chance) ** (length - 1) - unseen;
  for (let gap = length - 2; gap >= 0; gap--) {
    following += left[gap + 1] as number;
    expected[gap] = following * chance * (1 - chance) ** gap;
  }
  const classes = joined(observed.map((count, gap) => ({ count, expected: expected[gap] as number })));
  if (classes.length < 3) return [];
  const total = classes.reduce((sum, { count }) => sum + count, 0);
  let [found, foreseen, distance] = [0, 0, 0];
  const all = classes.reduce((sum, each) => sum + each.expected, 0);
  for (const { count, expected: of } of classes) {
    found += count / total;
    foreseen += of / all;
    distance = Math.max(distance, Math.abs(found - foreseen));
  }
  return [
    {
      ...{ pool: name, test: 'gaps', what: 'gaps between drawings of a ball', statistic: distance },
      distribution: `Kolmogorov’s, of ${total} gaps`,
      pValue: kolmogorovTail(distance, total),
    },
  ];
}

/** Counts one more of a size; the largest ones are put together. */
function add(counts: number[], size: number): void {
  const at = Math.min(size, counts.length - 1);
  counts[at] = (counts[at] as number) + 1;
}

/** Whether draws add up to what they should: the mean of the sums is all but normal. */
function sumsTest(pool: PoolDraws): Untested {
  const { name, pick, size, balls } = pool;
  const draws = drawsIn(pool);
  const mean = balls.reduce((sum, ball) => sum + ball, 0) / draws;
  const deviation = Math.sqrt((pick * (size + 1) * (size - pick)) / 12 / draws);
  const statistic = ((mean - (pick * (size + 1)) / 2) / deviation) ** 2;
  return {
    ...{ pool: name, test: 'sums', what: 'mean of the sums', statistic },
    distribution: 'chi-square with 1 degree of freedom',
    pValue: chiSquareTail(statistic, 1),
  };
}

function poolFairness(pool: PoolDraws): PoolFairness {
  const { name, pick, size } = pool;
  const draws = drawsIn(pool);
  const weight = pick * draws + size;
  const posterior = [...countsOf(pool)].map((count, index) => {
    const share = (count + 1) / weight;
    const spread = z * Math.sqrt((share * (1 - share)) / (weight + 1));
    return { ball: index + 1, mean: pick * share, low: Math.max(0, pick * (share - spread)), high: Math.min(1, pick * (share + spread)) };
  });
  return { pool: name, draws, posterior, eValue: Math.exp(Math.min(logEValue(pool), logEValueMax)) };
}

/**
 * Logarithm of what a bet has become that stakes, before each draw, on the balls in proportion to how often they came so far. By Maclaurin's inequality no
 * way of staking gains on a fair machine, on average, so that it is an e-value at any time.
 */
function logEValue({ pick, size, balls }: PoolDraws): number {
  const counts = new Float64Array(size).fill(size);
  let [total, log] = [size * size, 0];
  for (let from = 0; from < balls.length; from += pick) {
    for (let at = from; at < from + pick; at++) log += Math.log(((counts[(balls[at] as number) - 1] as number) * size) / total);
    for (let at = from; at < from + pick; at++) counts[(balls[at] as number) - 1] = (counts[(balls[at] as number) - 1] as number) + 1;
    total += pick;
  }
  return log;
}
