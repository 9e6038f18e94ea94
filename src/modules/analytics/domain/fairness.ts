import binomial from '@stdlib/math-base-special-binomcoef';
import hypergeometric from '@stdlib/stats-base-dists-hypergeometric-pmf';
import { benjaminiHochberg, chiSquareTail, holm, kolmogorovTail, mixtureTail } from '#modules/statistics';
import type { CombinationCounts } from './combination-counts';
import { drawsIn, type PoolDraws, type SeriesPool } from './draw-series';
import { EvidenceTally } from './evidence-tally';
import type { GapTally } from './gap-tally';
import type { Statistic } from './statistic';

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

/** What the draws of one pool say, before anything is corrected. */
export type PoolEvidence = Readonly<{ tests: readonly Untested[]; fairness: PoolFairness }>;

/** Every test of a pool. One that is drawn as a whole has nothing to test. */
export const evidence: Statistic<EvidenceTally, PoolEvidence> = {
  name: 'evidence',
  tally: 'evidence',
  start: (pool) => new EvidenceTally(pool),
  page: (tally, pool) => ({
    tests: drawsIn(pool) > 0 && pool.pick < pool.size ? testsOf(tally, pool) : [],
    fairness: poolFairness(tally, pool),
  }),
};

/** A verdict for each era, all of their tests corrected together: what is reported together is one family. */
export function fairnessOf(eras: readonly (readonly PoolEvidence[])[]): Fairness[] {
  const pValues = eras.flatMap((pools) => pools.flatMap(({ tests }) => tests.map(({ pValue }) => pValue)));
  const [familywise, discoveries] = [holm(pValues), benjaminiHochberg(pValues)];
  let at = 0;
  return eras.map((pools) => {
    const found = pools.flatMap((pool) => pool.tests);
    const tests = found.map((test) => ({ ...test, holm: familywise[at] as number, falseDiscovery: discoveries[at++] as number }));
    const findings = tests.filter((test) => test.holm < level);
    const verdict = findings.length === 0 ? 'fair' : 'suspicious';
    return { tests, pools: pools.map(({ fairness }) => fairness), verdict, verdictInWords: inWords(tests.length, findings) };
  });
}

function inWords(count: number, findings: readonly FairnessTest[]): string {
  if (count === 0) return 'There is nothing to test yet.';
  if (findings.length === 0) return `Nothing in ${count} tests speaks against a fair machine.`;
  const named = findings.map(({ pool, what, holm: corrected }) => `${what} of ${pool} (p = ${corrected.toPrecision(2)} after correction)`);
  return `${findings.length} of ${count} tests speak against a fair machine: ${named.join('; ')}.`;
}

const testsOf = (tally: EvidenceTally, pool: PoolDraws): Untested[] => [
  ballsTest(tally.balls.counts, pool),
  ...(tally.pairs && pool.size > pool.pick + 2 ? [pairsTest(tally.pairs, pool)] : []),
  ...(drawsIn(pool) >= 2 ? [repeatsTest(tally.repeated, pool)] : []),
  ...gapsTest(tally.gaps, pool),
  sumsTest(tally.sum, pool),
];

/**
 * Pearson's statistic of the balls' counts. Balls of one draw are drawn without replacement, which makes the counts vary less: the factor
 * `(N − 1)/(N − k)` puts that right, and then it is chi-square with N − 1 degrees of freedom.
 *
 * @see Joe, Tests of Uniformity for Sets of Lotto Numbers (1993)
 */
export function ballsTest(counts: Float64Array, pool: PoolDraws): Untested {
  const { name, pick, size } = pool;
  const expected = (drawsIn(pool) * pick) / size;
  const pearson = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
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
export function pairWeights({ pick, size }: Pick<SeriesPool, 'pick' | 'size'>): { weight: number; degrees: number }[] {
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

export function pairsTest(counts: CombinationCounts, pool: PoolDraws): Untested {
  const { name, pick, size } = pool;
  const pairs = binomial(size, 2);
  const expected = (drawsIn(pool) * binomial(pick, 2)) / pairs;
  let statistic = (pairs - counts.drawn) * expected;
  for (const [, count] of counts.counts()) statistic += (count - expected) ** 2 / expected;
  const [first, second] = pairWeights(pool) as [{ weight: number; degrees: number }, { weight: number; degrees: number }];
  return {
    ...{ pool: name, test: 'pairs', what: 'pairs of balls', statistic },
    distribution: `${first.weight.toFixed(6)} × chi-square(${first.degrees}) + ${second.weight.toFixed(6)} × chi-square(${second.degrees})`,
    pValue: mixtureTail(statistic, [first, second]),
  };
}

/** Whether a draw has more, or fewer, balls of the draw before than it should: classes with too few draws are put together. */
function repeatsTest(observed: readonly number[], pool: PoolDraws): Untested {
  const { name, pick, size } = pool;
  const pairs = drawsIn(pool) - 1;
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
function gapsTest({ lengths }: GapTally, pool: PoolDraws): Untested[] {
  const expected = expectedLengths(pool, lengths.length);
  const classes = joined(Array.from(lengths, (count, gap) => ({ count, expected: expected[gap] as number })));
  if (classes.length < 3) return [];
  const total = classes.reduce((sum, { count }) => sum + count, 0);
  const all = classes.reduce((sum, each) => sum + each.expected, 0);
  let [found, foreseen, distance] = [0, 0, 0];
  for (const { count, expected: of } of classes) {
    found += count / total;
    foreseen += of / all;
    distance = Math.max(distance, Math.abs(found - foreseen));
  }
  return [
    {
      ...{ pool: pool.name, test: 'gaps', what: 'gaps between drawings of a ball', statistic: distance },
      distribution: `Kolmogorov’s, of ${total} gaps`,
      pValue: kolmogorovTail(distance, total),
    },
  ];
}

/** How often a fair machine gives each gap. A gap is seen where enough draws are left after a drawing; the last class holds all that are longer. */
function expectedLengths(pool: PoolDraws, length: number): number[] {
  const { pick, size } = pool;
  const draws = drawsIn(pool);
  const chance = pick / size;
  const absent = 1 - chance;
  const followed = (gap: number) => pick * Math.max(0, draws - 1 - gap);
  const unseen = draws > length ? (pick * (absent ** length - absent ** draws)) / chance : 0;
  return Array.from({ length }, (_, gap) =>
    gap === length - 1 ? followed(length - 1) * absent ** gap - unseen : followed(gap) * chance * absent ** gap,
  );
}

/** Whether draws add up to what they should: the mean of the sums is all but normal. */
function sumsTest(sum: number, pool: PoolDraws): Untested {
  const { name, pick, size } = pool;
  const draws = drawsIn(pool);
  const mean = sum / draws;
  const deviation = Math.sqrt((pick * (size + 1) * (size - pick)) / 12 / draws);
  const statistic = ((mean - (pick * (size + 1)) / 2) / deviation) ** 2;
  return {
    ...{ pool: name, test: 'sums', what: 'mean of the sums', statistic },
    distribution: 'chi-square with 1 degree of freedom',
    pValue: chiSquareTail(statistic, 1),
  };
}

function poolFairness({ balls, logEValue }: EvidenceTally, pool: PoolDraws): PoolFairness {
  const { name, pick, size } = pool;
  const draws = drawsIn(pool);
  const weight = pick * draws + size;
  const posterior = Array.from(balls.counts, (count, index) => {
    const share = (count + 1) / weight;
    const spread = z * Math.sqrt((share * (1 - share)) / (weight + 1));
    return { ball: index + 1, mean: pick * share, low: Math.max(0, pick * (share - spread)), high: Math.min(1, pick * (share + spread)) };
  });
  return { pool: name, draws, posterior, eValue: Math.exp(Math.min(logEValue, logEValueMax)) };
}
