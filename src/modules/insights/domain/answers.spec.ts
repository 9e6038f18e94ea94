import {
  extremeOf,
  fairAnswer,
  forecastsAnswer,
  hottestAnswer,
  lastChangesAnswer,
  overdueAnswer,
  ownNumbersAnswer,
  worthAnswer,
} from './answers';

const gaps = [
  {
    pool: 'white',
    draws: 9,
    fairMean: 3,
    balls: [4, 0, 9].map((current, index) => ({
      ball: index + 1,
      current,
      chance: 0.1,
      longest: { observed: 9, expected: 1, z: null },
      mean: null,
    })),
  },
];
const balls = [5, 2, 1].map((observed, index) => ({ ball: index + 1, observed, expected: 3, z: (observed - 3) / 1.4, rate: observed / 9 }));
const frequencies = [{ pool: 'white', draws: 9, fairRate: 1 / 3, balls, hot: [1, 2], cold: [3, 2] }];
const scorecard = (verdict: string, eValue = 1_000) => ({ name: verdict, scorecard: { draws: 3, verdict, skill: { eValue } } as never });

describe('the answers', () => {
  it('name what is overdue, and say that it means nothing', () => {
    const { answer, facts } = overdueAnswer(gaps);
    expect(answer).toMatch(
      /^Longest away: white 3 \(9 draws\), white 1 \(4 draws\), white 2 \(0 draws\)\. It means nothing for the next draw\./,
    );
    expect(facts.longest).toHaveLength(3);
    expect(overdueAnswer([]).answer).toBe('No draws are on record.');
  });
  it('put the most drawn ball beside what the luckiest ball of so many is anyway', () => {
    expect(hottestAnswer(frequencies).answer).toContain(
      'white 1 came 5 times where 3.0 are expected, 1.4 standard deviations above; the luckiest ball of such a pool is about 0.9 above',
    );
    expect(hottestAnswer([]).answer).toBe('No draws are on record.');
  });
  it('know how far the luckiest of many is (published expected maxima of the standard normal: 1.54 of 10, 2.51 of 100)', () => {
    expect(extremeOf(10)).toBeCloseTo(1.54, 1);
    expect(extremeOf(100)).toBeCloseTo(2.51, 1);
  });
  it('tell of the machine what its tests tell', () =>
    expect(
      fairAnswer({ tests: [{ holm: 0.4 }, { holm: 0.2 }] as never, pools: [], verdict: 'fair', verdictInWords: 'Nothing.' }),
    ).toMatchObject({ answer: 'Nothing.', facts: { leastCorrected: 0.2 } }));
  it('add up somebody’s numbers, which have the chance of any others', () => {
    const { answer } = ownNumbersAnswer({ numbers: { white: [1, 3] }, frequencies, gaps, drawnOn: [] });
    expect(answer).toBe(
      'Together they came 6 times where 6.0 are expected. Exactly these numbers were never drawn, which is true of nearly all. In the next draw they have the chance of any other ticket.',
    );
    expect(ownNumbersAnswer({ numbers: { white: [1] }, frequencies, gaps, drawnOn: ['2020-01-01'] }).answer).toContain(
      'were drawn on 2020-01-01',
    );
  });
  it('say what a ticket is worth', () => {
    expect(worthAnswer({ price: 2, fixed: 0.3199, breakEvenCash: 490_934_000, currency: 'USD' }).answer).toContain(
      'from a jackpot of 490.9 million in cash',
    );
    expect(worthAnswer({ price: 2, fixed: 0.3, breakEvenCash: null, currency: 'USD' }).answer).toContain('There is no jackpot.');
  });
  it('believe no forecaster before its scorecard does', () => {
    expect(forecastsAnswer([]).answer).toBe('No forecast has been scored yet.');
    expect(forecastsAnswer([scorecard('no-evidence'), scorecard('worse')]).answer).toBe(
      'No: of 2 forecasters on record, none has shown that it beats chance.',
    );
    expect(forecastsAnswer([scorecard('better')]).answer).toContain('look at the scorecards');
    expect(forecastsAnswer([scorecard('better', 30), scorecard('worse')]).answer).toContain('none has shown');
  });
  it('tell what changed last', () => {
    expect(lastChangesAnswer([]).answer).toBe('No draws are on record.');
    expect(lastChangesAnswer([{ date: '2026-08-05', recordedAt: 'then', corrections: 1, source: 'manual' }]).answer).toBe(
      'The draw of 2026-08-05 came on record as it stands at then (manual). Corrected: 2026-08-05.',
    );
  });
});
