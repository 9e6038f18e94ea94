import fc from 'fast-check';
import { powerball } from '../../../../test/support/games';
import { drawDatesBetween } from './draw-calendar';
import { eraOf } from './game';
import { type DrawCandidate, validateDraw } from './validate-draw';

const now = '2026-11-20T22:00:00.000Z';
const draw = (change: Partial<DrawCandidate> & { white?: number[]; powerball?: number[] } = {}): DrawCandidate => ({
  date: change.date ?? '2026-08-05',
  numbers: change.numbers ?? { white: change.white ?? [61, 14, 20, 59, 60], powerball: change.powerball ?? [25] },
  multiplier: change.multiplier === undefined ? 2 : change.multiplier,
});
const codes = (candidate: DrawCandidate) => {
  const checked = validateDraw(powerball, candidate, now);
  return 'problems' in checked ? checked.problems.map(({ code }) => code) : [];
};

describe('a draw is checked against the rules of its date', () => {
  it('fits, and is put in order', () => {
    expect(validateDraw(powerball, draw(), now)).toEqual({
      era: '2015-10-07',
      numbers: { white: [14, 20, 59, 60, 61], powerball: [25] },
      multiplier: 2,
      secondary: {},
    });
  });

  it('checks a secondary draw by the same pools, from its first date on', () => {
    const secondary = { doublePlay: { white: [9, 8, 7, 6, 5], powerball: [26] } };
    expect(validateDraw(powerball, { ...draw(), secondary }, now)).toMatchObject({
      secondary: { doublePlay: { white: [5, 6, 7, 8, 9], powerball: [26] } },
    });
    expect(codes({ ...draw(), secondary: { doublePlay: { white: [9, 8, 7, 6, 5], powerball: [27] } } })).toEqual(['out-of-range']);
    expect(codes({ ...draw({ date: '2021-08-21' }), secondary })).toEqual(['unknown-secondary-draw']);
    expect(codes({ ...draw(), secondary: { triplePlay: secondary.doublePlay } })).toEqual(['unknown-secondary-draw']);
  });

  it('takes a powerball of 45 in 1995 and not today', () => {
    expect(codes(draw({ date: '1995-05-17', white: [1, 2, 3, 4, 5], powerball: [45], multiplier: null }))).toEqual([]);
    expect(codes(draw({ powerball: [45] }))).toEqual(['out-of-range']);
  });

  it.each([
    ['invalid-date', draw({ date: '2026-02-30' })],
    ['before-first-draw', draw({ date: '1992-04-18' })],
    ['not-a-draw-day', draw({ date: '2026-08-04' })],
    ['not-a-draw-day', draw({ date: '2021-08-16' })],
    ['future-draw', draw({ date: '2026-11-21' })],
    ['wrong-count', draw({ white: [1, 2, 3, 4] })],
    ['wrong-count', draw({ powerball: [1, 2] })],
    ['not-an-integer', draw({ white: [1, 2, 3, 4, 5.5] })],
    ['out-of-range', draw({ white: [1, 2, 3, 4, 70] })],
    ['out-of-range', draw({ white: [0, 2, 3, 4, 5] })],
    ['repeated-ball', draw({ white: [1, 1, 3, 4, 5] })],
    ['unknown-pool', draw({ numbers: { white: [1, 2, 3, 4, 5], powerball: [1], red: [1] } })],
    ['unknown-pool', draw({ numbers: { white: [1, 2, 3, 4, 5], powerball: [1], constructor: [1] } })],
    ['missing-pool', draw({ numbers: { white: [1, 2, 3, 4, 5] } })],
    ['invalid-multiplier', draw({ multiplier: 6 })],
    ['invalid-multiplier', draw({ date: '2013-06-05', white: [1, 2, 3, 4, 5], powerball: [1], multiplier: 2 })],
  ])('says %s of %j', (code, candidate) => expect(codes(candidate)).toEqual([code]));

  it('tells what would be right', () => {
    const checked = validateDraw(powerball, draw({ white: [1, 2, 3, 4, 70] }), now);
    expect(checked).toEqual({
      problems: [{ path: 'numbers.white', code: 'out-of-range', message: 'white 70 is not between 1 and 69, the range since 2015-10-07' }],
    });
  });
});

describe('laws of the check', () => {
  const dates = drawDatesBetween(powerball, '1992-04-22', '2026-11-18');
  const balls = ({ pick, size }: { pick: number; size: number }) =>
    fc.uniqueArray(fc.integer({ min: 1, max: size }), { minLength: pick, maxLength: pick });
  const fair: fc.Arbitrary<DrawCandidate> = fc.constantFrom(...dates).chain((date) => {
    const pools = Object.entries(eraOf(powerball, date).pools).map(([name, pool]) => [name, balls(pool)] as const);
    return fc.record(Object.fromEntries(pools)).map((numbers) => ({ date, numbers, multiplier: null }));
  });

  it('takes every fair draw of every era, and the order of its balls does not matter', () => {
    fc.assert(
      fc.property(fair, (candidate) => {
        const { white = [], ...others } = candidate.numbers;
        const checked = validateDraw(powerball, candidate, now);
        expect(checked).toMatchObject({ era: eraOf(powerball, candidate.date).id, numbers: { white: [...white].sort((a, b) => a - b) } });
        expect(validateDraw(powerball, { ...candidate, numbers: { ...others, white: [...white].reverse() } }, now)).toEqual(checked);
      }),
    );
  });

  it('says the same of what it has put in order', () => {
    fc.assert(
      fc.property(fair, (candidate) => {
        const checked = validateDraw(powerball, candidate, now);
        const numbers = 'numbers' in checked ? checked.numbers : {};
        expect(validateDraw(powerball, { ...candidate, numbers }, now)).toEqual(checked);
      }),
    );
  });

  it("refuses a ball outside the range of its date's era, naming it", () => {
    const outside = fc.oneof(fc.integer({ min: -99, max: 0 }), fc.integer({ min: 70, max: 999 }));
    fc.assert(
      fc.property(fair, outside, (candidate, ball) => {
        const white = [...(candidate.numbers.white ?? []).slice(1), ball];
        const message = expect.stringContaining(`white ${ball} is not between 1 and ${eraOf(powerball, candidate.date).pools.white?.size}`);
        expect(validateDraw(powerball, { ...candidate, numbers: { ...candidate.numbers, white } }, now)).toEqual({
          problems: [{ path: 'numbers.white', code: 'out-of-range', message }],
        });
      }),
    );
  });

  it('never throws, whatever it is told', () => {
    const numbers = fc.dictionary(fc.string(), fc.array(fc.oneof(fc.integer(), fc.double())));
    const told = fc.record({ date: fc.oneof(fc.string(), fc.constantFrom(...dates)), numbers, multiplier: fc.option(fc.double()) });
    fc.assert(fc.property(told, (candidate) => expect(validateDraw(powerball, candidate, now)).toHaveProperty('problems')));
  });
});
