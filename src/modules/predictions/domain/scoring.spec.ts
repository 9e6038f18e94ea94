import fc from 'fast-check';
import type { GameEra } from '#modules/draws';
import { powerball } from '../../../../test/support/games';
import { poolScore, scoresOf, ticketScore } from './scoring';

const era = powerball.eras.at(-1) as GameEra;
const uniform = (size: number, pick: number) => new Array<number>(size).fill(pick / size);
const drawn = { white: [3, 17, 28, 44, 61], powerball: [9] };

describe('the score of a pool', () => {
  it('of a fair machine is what is known of it: 69 events, and one of 26', () => {
    const white = poolScore(uniform(69, 5), drawn.white);
    expect(white.logLoss).toBeCloseTo(17.937642, 6);
    expect(poolScore(uniform(26, 1), [9]).logLoss).toBeCloseTo(3.258097, 6);
    expect(white).toMatchObject({ skill: 0, ranks: [35, 35, 35, 35, 35] });
    expect([white.skillLow, white.skillHigh]).toEqual([expect.closeTo(0, 12), expect.closeTo(0, 12)]);
    expect(white.brier).toBeCloseTo(5 * (64 / 69) ** 2 + 64 * (5 / 69) ** 2, 12);
  });

  it('is the logarithm of what was foreseen, and the squares of what was missed', () => {
    const chances = [0.9, 0.6, 0.3, 0.2];
    const { logLoss, brier, ranks, skill, uniformLogLoss } = poolScore(chances, [2, 3]);
    expect(logLoss).toBeCloseTo(-(Math.log(0.6) + Math.log(0.3) + Math.log(0.1) + Math.log(0.8)), 12);
    expect(brier).toBeCloseTo(0.81 + 0.16 + 0.49 + 0.04, 12);
    expect(uniformLogLoss).toBeCloseTo(4 * Math.LN2, 12);
    expect(skill).toBeCloseTo(uniformLogLoss - logLoss, 12);
    expect(ranks).toEqual([2, 3]);
  });

  it('tells the range that the chances allowed the skill, exactly', () =>
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.001, max: 0.999, noNaN: true }), { minLength: 3, maxLength: 6 }),
        fc.integer({ min: 1, max: 2 }),
        (chances, pick) => {
          const draws = chances.flatMap((_, a) => (pick === 1 ? [[a + 1]] : chances.flatMap((__, b) => (b > a ? [[a + 1, b + 1]] : []))));
          const scores = draws.map((each) => poolScore(chances, each));
          const skills = scores.map(({ skill }) => skill);
          for (const { skillLow, skillHigh } of scores) {
            expect(skillLow).toBeCloseTo(Math.min(...skills), 9);
            expect(skillHigh).toBeCloseTo(Math.max(...skills), 9);
          }
        },
      ),
    ));

  it('is best in expectation for who says what he believes', () => {
    const believed = [0.5, 0.3, 0.2];
    const expected = (said: readonly number[]) =>
      believed.reduce((sum, chance, ball) => sum + chance * poolScore(said, [ball + 1]).logLoss, 0);
    for (const said of [
      [0.4, 0.4, 0.2],
      [0.6, 0.2, 0.2],
      [1 / 3, 1 / 3, 1 / 3],
    ])
      expect(expected(said)).toBeGreaterThan(expected(believed));
  });

  it('is finite for who was certain and wrong', () => {
    const { logLoss, skill } = poolScore([1, 0], [2]);
    expect([Number.isFinite(logLoss), skill < -20]).toEqual([true, true]);
  });
});

describe('the score of a ticket', () => {
  it.each([
    [{ white: [3, 17, 28, 44, 61], powerball: [9] }, '5+1', 'jackpot', null],
    [{ white: [3, 17, 28, 44, 61], powerball: [8] }, '5+0', 'fixed', 100_000_000],
    [{ white: [3, 17, 28, 1, 2], powerball: [9] }, '3+1', 'fixed', 10_000],
    [{ white: [1, 2, 4, 5, 6], powerball: [9] }, '0+1', 'fixed', 400],
    [{ white: [3, 17, 4, 5, 6], powerball: [1] }, '2+0', 'none', 0],
  ])('%j is %s: %s', (numbers, tier, prize, prizeCents) =>
    expect(ticketScore(numbers, drawn, era)).toMatchObject({ tier, prize, prizeCents }),
  );

  it('of an era without a known table says so', () => {
    expect(ticketScore(drawn, drawn, powerball.eras[0] as GameEra)).toMatchObject({ prize: 'unknown', prizeCents: null });
    expect(ticketScore(drawn, drawn, { ...era, prizes: 'pari-mutuel' })).toMatchObject({ prize: 'pari-mutuel', prizeCents: null });
  });
});

describe('the score of a set', () => {
  it('adds up what its tickets cost and won', () => {
    const tickets = [
      { white: [3, 17, 28, 1, 2], powerball: [9] },
      { white: [1, 2, 4, 5, 6], powerball: [9] },
    ].map((numbers) => ({ numbers, probability: 1e-9 }));
    const { pools, stakedCents, wonCents } = scoresOf(
      { probabilities: { white: uniform(69, 5), powerball: uniform(26, 1) }, tickets },
      drawn,
      era,
    );
    expect(Object.keys(pools)).toEqual(['white', 'powerball']);
    expect([stakedCents, wonCents]).toEqual([400, 10_400]);
  });
});
