import { fairHistory, heavyHistory } from '../../../../test/support/histories';
import { BallCounts } from './ball-counts';
import { CombinationCounts } from './combination-counts';
import { combinations, isTooMuch } from './combinations';
import { daysOfWeek } from './days-of-week';
import { drawsIn, type EraSeries, type PoolDraws, seriesByEra, sliced } from './draw-series';
import { ballsTest, evidence, type Fairness, fairnessOf as fairnessOfEras, pairsTest, pairWeights } from './fairness';
import { frequency } from './frequency';
import { gaps } from './gaps';
import { shapes } from './shapes';
import { addDraws, computed, type Tally } from './statistic';
import { sums } from './sums';
import { trends } from './trends';

const counted = <PoolTally extends Tally>(tally: PoolTally, pool: PoolDraws): PoolTally => {
  addDraws(tally, pool, { from: 0, to: drawsIn(pool) }, () => '');
  return tally;
};
const countsOf = (pool: PoolDraws) => counted(new BallCounts(pool), pool).counts;
const poolOf = (draws: readonly (readonly number[])[], size: number, name = 'main'): PoolDraws => ({
  ...{ name, size, pick: draws[0]?.length ?? 0 },
  balls: Uint8Array.from(draws.flat()),
});
const pairStatistic = (pool: PoolDraws) => pairsTest(counted(new CombinationCounts(pool, 2), pool), pool).statistic;
const ofHistory = ({ draws, pools }: ReturnType<typeof fairHistory>, index = 0): PoolDraws => {
  const pool = pools[index] as (typeof pools)[number];
  return poolOf(draws[pool.name] ?? [], pool.size, pool.name);
};
const fairnessOf = (pools: readonly PoolDraws[]): Fairness =>
  fairnessOfEras([pools.map((pool) => computed(evidence, pool))])[0] as Fairness;
/** Every draw of 2 of 5 balls, once: exactly what a fair machine gives on average. */
const everyDraw = [1, 2, 3, 4, 5].flatMap((a) => [1, 2, 3, 4, 5].filter((b) => b > a).map((b) => [a, b]));
const small = poolOf(everyDraw, 5);
const six = poolOf(
  [
    [1, 2],
    [2, 3],
    [1, 5],
    [2, 3],
  ],
  6,
);

describe('draws of several eras', () => {
  const eras = { old: { id: 'old', pools: { main: { pick: 1, size: 4 } } }, new: { id: 'new', pools: { main: { pick: 2, size: 5 } } } };
  const eraAt = (date: string) => (date < '2020' ? eras.old : eras.new) as never;
  const draws = [
    { date: '2019-01-01', numbers: { main: [3] }, synthetic: true },
    { date: '2020-01-01', numbers: { main: [1, 2] }, synthetic: false },
    { date: '2020-01-02', numbers: { main: [2, 5] }, synthetic: false },
  ];

  it('are never put together', () => {
    const [old, present] = seriesByEra(draws, eraAt) as [EraSeries, EraSeries];
    expect([old.era, old.dates, [...(old.pools[0]?.balls ?? [])], [...old.synthetic]]).toEqual(['old', ['2019-01-01'], [3], [1]]);
    expect([present.era, [...(present.pools[0]?.balls ?? [])]]).toEqual(['new', [1, 2, 2, 5]]);
    const last = sliced(present, 1, 2);
    expect([last.dates, [...(last.pools[0]?.balls ?? [])], drawsIn(last.pools[0] as PoolDraws)]).toEqual([['2020-01-02'], [2, 5], 1]);
    expect(seriesByEra([], eraAt)).toEqual([]);
  });
});

describe('frequencies', () => {
  it('stand beside what a fair machine gives', () => {
    const { balls, fairRate, hot, cold } = computed(frequency, six);
    expect([...countsOf(six)]).toEqual([2, 3, 2, 0, 1, 0]);
    expect(fairRate).toBeCloseTo(1 / 3, 12);
    expect(balls[1]).toMatchObject({ ball: 2, observed: 3, expected: expect.closeTo(4 / 3, 12), rate: 0.75 });
    expect(balls[1]?.z).toBeCloseTo((3 - 4 / 3) / Math.sqrt((4 * 2) / 9), 12);
    expect([hot[0], cold[0]]).toEqual([2, 6]);
  });
  it('of no draws are none', () =>
    expect(computed(frequency, { ...six, balls: new Uint8Array() }).balls[0]).toMatchObject({ observed: 0, rate: 0, z: null }));
});

describe('gaps', () => {
  it('tell how long each ball stays away', () => {
    const { balls, fairMean } = computed(gaps, six);
    expect(fairMean).toBeCloseTo(3, 12);
    expect(balls.map(({ current }) => current)).toEqual([1, 0, 0, 4, 1, 4]);
    expect(balls.map(({ longest }) => longest.observed)).toEqual([1, 1, 1, 4, 2, 4]);
    expect(balls[0]?.mean?.observed).toBe(2);
    expect(balls[1]?.mean?.observed).toBe(1.5);
    expect(balls[3]).toMatchObject({ mean: null, chance: expect.closeTo((2 / 3) ** 4, 12) });
  });
});

describe('the mean gap of a fair machine', () => {
  it.each([
    [50, 0.2],
    [400, 0.1],
  ])('is about what is expected of %d draws, in which long gaps are cut off', (count, most) => {
    const z: number[] = [];
    for (let seed = 1; seed <= 20; seed++)
      z.push(...computed(gaps, ofHistory(fairHistory(count, seed))).balls.flatMap(({ mean }) => mean?.z ?? []));
    expect(Math.abs(z.reduce((sum, each) => sum + each, 0) / z.length)).toBeLessThan(most);
  });
});

describe('combinations', () => {
  it('are counted, and those never drawn are told', () => {
    expect(computed(combinations(2, 2), six)).toMatchObject({
      ...{ possible: 15, neverDrawn: { observed: 12 }, expectedEach: expect.closeTo(4 / 15, 12) },
      top: [
        {
          balls: [2, 3],
          observed: 2,
          expected: expect.closeTo(4 / 15, 12),
          z: expect.closeTo((2 - 4 / 15) / Math.sqrt((4 / 15) * (14 / 15)), 12),
        },
        { balls: [1, 2], observed: 1 },
      ],
      never: [{ balls: [1, 3] }, { balls: [1, 4] }],
    });
    expect(computed(combinations(2, 5), small)).toMatchObject({ neverDrawn: { observed: 0 }, never: [], expectedEach: 1 });
  });
  it('are too many to be counted where draws have many balls', () => {
    expect(isTooMuch({ name: 'daily', pick: 5, size: 69, balls: new Uint8Array(5 * 100_000) }, 4)).toBe(false);
    expect(isTooMuch({ name: 'keno', pick: 20, size: 80, balls: new Uint8Array(20 * 5_000) }, 4)).toBe(true);
    expect(isTooMuch({ name: 'wide', pick: 5, size: 200, balls: new Uint8Array(5) }, 4)).toBe(true);
  });
  it('of three and four are what brute force counts', () => {
    const pool = ofHistory(fairHistory(200, 3));
    for (const size of [3, 4]) {
      const { top, possible } = computed(combinations(size, 1), pool);
      const [first] = top;
      let observed = 0;
      for (let draw = 0; draw < 200; draw++) {
        const balls = [...pool.balls.subarray(draw * 5, draw * 5 + 5)];
        if (first?.balls.every((ball) => balls.includes(ball))) observed++;
      }
      expect(first?.observed).toBe(observed);
      expect(possible).toBe(size === 3 ? 52_394 : 864_501);
    }
  });
});

describe('days of the week', () => {
  it('are compared to their own draws', () => {
    const dates = ['a', 'b', 'c', 'd'];
    const { days } = computed(
      daysOfWeek((date) => (date === 'a' || date === 'd' ? 2 : 5)),
      six,
      (draw) => dates[draw] as string,
    );
    expect(days.map(({ weekday, draws }) => [weekday, draws])).toEqual([
      ['Wed', 2],
      ['Sat', 2],
    ]);
    expect(days[0]?.balls[1]).toMatchObject({ ball: 2, observed: 2, expected: expect.closeTo(2 / 3, 12) });
  });
});

describe('sums', () => {
  it('have the mean and the spread that they should over every draw there is', () => {
    const { mean, least, most, classes, deviation } = computed(sums, small);
    expect(mean).toMatchObject({ observed: 6, expected: 6, z: 0 });
    expect([least, most]).toEqual([3, 9]);
    expect(deviation.expected ** 2).toBeCloseTo((2 * 6 * 3) / 12, 12);
    expect((deviation.observed ** 2 * 9) / 10).toBeCloseTo(deviation.expected ** 2, 12);
    expect(classes.reduce((sum, { draws }) => sum + draws, 0)).toBe(10);
    const many = computed(sums, ofHistory(fairHistory(2_000)));
    for (const { draws, expected } of many.classes) expect(Math.abs(draws - expected)).toBeLessThan(10 + 4 * Math.sqrt(expected));
  });
});

describe('shapes', () => {
  it('are what they should be over every draw there is', () => {
    const { odd, low, consecutive, positions } = computed(shapes, small);
    for (const { observed, expected } of [...odd, ...low]) expect(observed).toBeCloseTo(expected, 9);
    expect(consecutive?.observed).toBeCloseTo(consecutive?.expected as number, 12);
    for (const { observed, expected } of positions) expect(observed).toBeCloseTo(expected, 12);
  });
  it('have the variance of neighbours that brute force has', () => {
    const neighbours = everyDraw.map(([a = 0, b = 0]) => (b === a + 1 ? 1 : 0) as number);
    const mean = neighbours.reduce((sum, each) => sum + each, 0) / 10;
    const variance = neighbours.reduce((sum, each) => sum + (each - mean) ** 2, 0) / 10;
    const shifted = computed(shapes, poolOf([...everyDraw.slice(0, 9), [1, 3]], 5)).consecutive as {
      observed: number;
      expected: number;
      z: number;
    };
    expect((shifted.observed - shifted.expected) / shifted.z).toBeCloseTo(Math.sqrt(variance / 10), 9);
  });
  it('count what the draw before had too', () => expect(computed(shapes, six).repeated.map(({ observed }) => observed)).toEqual([2, 1, 0]));
});

describe('trends', () => {
  it('look at the last draws, as far as there are any', () => {
    const { balls } = computed(trends([2, 4, 9]), six);
    expect(balls[1]).toMatchObject({
      ball: 2,
      eraRate: 0.75,
      windows: [
        { draws: 2, rate: 0.5, observed: 1 },
        { draws: 4, rate: 0.75 },
      ],
    });
  });
});

describe('fairness', () => {
  it('knows the distribution of the pairs of 5 of 69', () =>
    expect(pairWeights({ pick: 5, size: 69 })).toEqual([
      { weight: expect.closeTo(3.820896, 6), degrees: 68 },
      { weight: expect.closeTo(0.911805, 6), degrees: 2277 },
    ]));

  it('has weights of the pairs that add up to the mean of the statistic, which brute force has too', () => {
    const [first, second] = pairWeights({ pick: 2, size: 5 });
    const mean = (first?.weight as number) * 4 + (second?.weight as number) * 5;
    const average = everyDraw.reduce((sum, draw) => sum + pairStatistic(poolOf([draw], 5)), 0) / 10;
    expect(average).toBeCloseTo(mean, 9);
    const balls = everyDraw.reduce((sum, draw) => sum + ballsTest(countsOf(poolOf([draw], 5)), poolOf([draw], 5)).statistic, 0) / 10;
    expect(balls).toBeCloseTo(4, 9);
  });

  it('is not doubted more often than it says, test by test and in all', () => {
    const count = 150;
    const results = Array.from({ length: count }, (_, seed) => {
      const history = fairHistory(400, seed + 1);
      return fairnessOf([ofHistory(history), ofHistory(history, 1)]);
    });
    const shareOf = (isSo: (result: ReturnType<typeof fairnessOf>) => boolean) => results.filter(isSo).length / count;
    expect(shareOf(({ verdict }) => verdict === 'suspicious')).toBeLessThanOrEqual(0.05 + 2 * Math.sqrt((0.05 * 0.95) / count));
    for (const { pool, test } of results[0]?.tests ?? []) {
      const rejected = shareOf(({ tests }) => tests.some((each) => each.pool === pool && each.test === test && each.pValue < 0.05));
      expect([pool, test, rejected <= 0.09, rejected >= (test === 'gaps' || test === 'repeats' ? 0 : 0.015)]).toEqual([
        pool,
        test,
        true,
        true,
      ]);
    }
  }, 60_000);

  it('is doubted where one ball is heavy, and says why', () => {
    const { verdict, verdictInWords, pools, tests } = fairnessOf([ofHistory(heavyHistory(800, 3, 5))]);
    expect(verdict).toBe('suspicious');
    expect(verdictInWords).toMatch(/tests speak against a fair machine: frequency of the balls of white \(p = .+ after correction\)/);
    expect(pools[0]?.eValue).toBeGreaterThan(20);
    expect(pools[0]?.posterior[7 - 1]?.low).toBeGreaterThan(5 / 69);
    expect(
      tests.every(({ pValue, holm, falseDiscovery }) => holm >= pValue && falseDiscovery >= pValue && holm >= falseDiscovery - 1e-12),
    ).toBe(true);
  });

  it('corrects the tests of all eras together, and has nothing to test where every ball is drawn', () => {
    const era = [computed(evidence, ofHistory(fairHistory(300, 2)))];
    const [alone] = fairnessOfEras([era]);
    const [first, second] = fairnessOfEras([era, era]);
    expect(first?.tests[0]?.holm).toBeGreaterThanOrEqual(alone?.tests[0]?.holm as number);
    expect(second?.tests.length).toBe(alone?.tests.length);
    expect(
      fairnessOf([
        poolOf(
          [
            [1, 2],
            [1, 2],
          ],
          2,
        ),
      ]).tests,
    ).toEqual([]);
  });

  it('of no draws says that there is nothing to test', () =>
    expect(fairnessOf([{ ...six, balls: new Uint8Array() }])).toMatchObject({
      tests: [],
      verdict: 'fair',
      verdictInWords: 'There is nothing to test yet.',
    }));
});
