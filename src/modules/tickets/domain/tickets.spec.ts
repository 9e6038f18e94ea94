import fc from 'fast-check';
import { isRejection } from '#events/kernel';
import type { GameEra } from '#modules/draws';
import { randomTickets } from '#modules/statistics';
import { powerball } from '../../../../test/support/games';
import { breakEvenCash, chanceOf, fixedValue, jackpotValue, sharingFactor, tiersOf } from './expected-value';
import { choose, fraction, plus, times, toNumber } from './fraction';
import { adviceOn, popularPatterns } from './popularity';
import { recordOf } from './ticket-check';
import { coveredBy, schonheim, type Wheel, wheelOf } from './wheel';

const era = powerball.eras.at(-1) as GameEra;
const jackpotChance = toNumber(chanceOf('5+1', era.pools));

describe('the value of a play', () => {
  it('is exact in its fixed prizes: 3594848/11238513 dollars today', () =>
    expect(fixedValue(tiersOf(era))).toEqual({ numerator: 3_594_848n, denominator: 11_238_513n }));

  it('equals the price at a cash jackpot of about 490.9 million dollars, without tax or sharing', () => {
    const cash = breakEvenCash(2, fixedValue(tiersOf(era)), { tax: 0, plays: 0 }, jackpotChance) as number;
    expect(cash / 1e6).toBeCloseTo(490.9, 1);
    expect(jackpotValue({ cash, tax: 0, plays: 0 }, jackpotChance) + toNumber(fixedValue(tiersOf(era)))).toBeCloseTo(2, 9);
    expect(breakEvenCash(2, fixedValue(tiersOf(era)), { tax: 0.4, plays: 100_000_000 }, jackpotChance)).toBeGreaterThan(cash / 0.6);
  });

  it('knows the published odds, and that all tiers and no prize make 1', () => {
    const odds = Object.fromEntries(tiersOf(era).map(({ tier, chance }) => [tier, 1 / toNumber(chance)]));
    expect(Math.round(odds['5+1'] as number)).toBe(292_201_338);
    expect(odds['5+0']).toBeCloseTo(11_688_053.52, 2);
    expect(odds['0+1']).toBeCloseTo(38.32, 2);
    const all = [0, 1, 2, 3, 4, 5].flatMap((white) => [0, 1].map((red) => chanceOf(`${white}+${red}`, era.pools))).reduce(plus);
    expect(all).toEqual({ numerator: 1n, denominator: 1n });
  });

  it('shares a jackpot as simulation does', () => {
    expect(sharingFactor(0, jackpotChance)).toBe(1);
    const winners = 1.5;
    let [sum, term] = [0, Math.exp(-winners)];
    for (let others = 0; others < 60; others++) {
      sum += term / (others + 1);
      term *= winners / (others + 1);
    }
    expect(sharingFactor(winners / jackpotChance, jackpotChance)).toBeCloseTo(sum, 9);
  });

  it('is nothing that can be told where prizes are shares of the stakes, or not known', () => {
    expect(tiersOf({ ...era, prizes: 'pari-mutuel' })).toEqual([]);
    expect(tiersOf({ ...era, prizes: null })).toEqual([]);
    expect(breakEvenCash(2, fraction(0n, 1n), { tax: 0, plays: 0 }, 0)).toBeNull();
  });
});

describe('fractions', () => {
  const whole = fc.bigInt({ min: -10_000n, max: 10_000n });
  const part = fc
    .tuple(
      whole,
      whole.filter((value) => value !== 0n),
    )
    .map(([numerator, denominator]) => fraction(numerator, denominator));
  it('add and multiply as numbers do', () =>
    fc.assert(
      fc.property(part, part, (a, b) => {
        expect(toNumber(plus(a, b))).toBeCloseTo(toNumber(a) + toNumber(b), 6);
        expect(toNumber(times(a, b))).toBeCloseTo(toNumber(a) * toNumber(b), 6);
        expect(plus(a, fraction(-a.numerator, a.denominator)).numerator).toBe(0n);
      }),
    ));
  it('have no denominator of 0', () => expect(() => fraction(1n, 0n)).toThrow(RangeError));
  it('count choices', () => expect([choose(69, 5), choose(5, 6), choose(4, 0)]).toEqual([11_238_513n, 0n, 1n]));
});

describe('a ticket against draws', () => {
  const draw = (date: string, white: number[], red: number, multiplier: number | null = 3) => ({
    ...{ date, numbers: { white, powerball: [red] }, multiplier },
    secondary: { doublePlay: { white: [1, 2, 3, 60, 61], powerball: [5] } },
    synthetic: false,
  });
  const ticket = { white: [1, 2, 3, 4, 5], powerball: [6] };
  const draws = [
    draw('1995-01-04', [1, 2, 3, 4, 5], 6, null),
    draw('2024-01-03', [1, 2, 3, 10, 11], 7),
    draw('2024-01-06', [1, 2, 3, 4, 5], 7),
    draw('2024-01-08', [60, 61, 62, 63, 64], 1),
  ];

  it('wins by the prizes of each date, and costs their price', () => {
    const record = recordOf(ticket, draws, powerball, { multiplier: false, secondary: [] });
    expect(record).toMatchObject({ plays: 4, notPlayable: 0, stakedCents: 100 + 3 * 200, synthetic: 0, wonCents: null, jackpots: 0 });
    expect(record.results.map(({ date, tier, prize }) => [date, tier, prize])).toEqual([
      ['1995-01-04', '5+1', 'unknown'],
      ['2024-01-03', '3+0', 'fixed'],
      ['2024-01-06', '5+0', 'fixed'],
    ]);
  });

  it('wins more with the multiplier, but for the prize that it makes of its own, and with a second draw', () => {
    const record = recordOf(ticket, draws.slice(1), powerball, { multiplier: true, secondary: ['doublePlay'] });
    expect(record.results.map(({ draw: of, tier, prizeCents }) => [of, tier, prizeCents])).toEqual([
      ['main', '3+0', 2_100],
      ['doublePlay', '3+0', 2_000],
      ['main', '5+0', 200_000_000],
      ['doublePlay', '3+0', 2_000],
      ['doublePlay', '3+0', 2_000],
    ]);
    expect(record.stakedCents).toBe(3 * (200 + 100 + 100));
  });

  it('is not played where its balls are none', () =>
    expect(recordOf({ white: [1, 2, 3, 4, 69], powerball: [6] }, draws, powerball, { multiplier: false, secondary: [] })).toMatchObject({
      plays: 3,
      notPlayable: 1,
    }));
});

describe('advice on a ticket', () => {
  it.each([
    [[3, 7, 12, 24, 31], ['dates']],
    [
      [5, 10, 15, 20, 25],
      ['dates', 'sequence', 'multiples'],
    ],
    [[33, 34, 35, 50, 61], ['neighbours']],
    [[4, 14, 34, 44, 64], ['same-ending']],
    [[41, 43, 44, 46, 49], ['same-ten']],
    [[9, 27, 42, 51, 66], ['multiples']],
    [[8, 23, 40, 57, 62], []],
  ])('%j is popular by %j', (balls, patterns) => expect(popularPatterns(balls, 69).map(({ pattern }) => pattern)).toEqual(patterns));

  it('tells of numbers that were drawn before', () =>
    expect(adviceOn({ white: [8, 23, 40, 57, 62], powerball: [3] }, era.pools, ['2020-01-01']).map(({ pattern }) => pattern)).toEqual([
      'drawn-before',
    ]));
});

describe('a wheel', () => {
  it('covers every choice that it guarantees, counted by anybody, in no fewer tickets than there must be', () =>
    fc.assert(
      fc.property(fc.integer({ min: 6, max: 11 }), fc.integer({ min: 2, max: 4 }), (count, guarantee) => {
        const balls = Array.from({ length: count }, (_, index) => 3 * index + 1);
        const wheel = wheelOf(balls, 5, guarantee) as Wheel;
        expect(wheel.covered).toBe(wheel.choices);
        expect(coveredBy(wheel.tickets, balls, guarantee)).toBe(Number(choose(count, guarantee)));
        expect(wheel.tickets.length).toBeGreaterThanOrEqual(wheel.ticketsMin);
        for (const ticket of wheel.tickets) expect([new Set(ticket).size, ticket.every((ball) => balls.includes(ball))]).toEqual([5, true]);
      }),
      { numRuns: 20 },
    ));
  it('does not count as covered what is on no ticket', () => expect(coveredBy([[1, 2, 3]], [1, 2, 3, 4], 2)).toBe(3));
  it('knows the least number of tickets (published: 7 for the Fano plane, 12 for 9 balls by threes)', () => {
    expect(schonheim(7, 3, 2)).toBe(7);
    expect(schonheim(9, 3, 2)).toBe(12);
  });
  it('is refused where it is too large', () => {
    const wheel = wheelOf(
      Array.from({ length: 30 }, (_, index) => index + 1),
      5,
      4,
    );
    expect(isRejection(wheel) && wheel.rejected).toBe('wheel-too-large');
  });
});

describe('random tickets', () => {
  it('are the same for the same seed, and legal', () => {
    const tickets = randomTickets(era.pools, 50, 7);
    expect(randomTickets(era.pools, 50, 7)).toEqual(tickets);
    expect(randomTickets(era.pools, 50, 8)).not.toEqual(tickets);
    for (const { white = [], powerball: red = [] } of tickets) {
      expect([
        new Set(white).size,
        red.length,
        Math.min(...white, ...red) >= 1,
        Math.max(...white) <= 69,
        (red[0] as number) <= 26,
      ]).toEqual([5, 1, true, true, true]);
    }
  });
});
