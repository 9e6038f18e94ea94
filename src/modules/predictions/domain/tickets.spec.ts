import fc from 'fast-check';
import { seededRandom } from '#modules/statistics';
import { bestCombinations, elementarySymmetric } from './combinations';
import { chooseTickets } from './tickets';

const pools = [
  { name: 'white', pick: 5, size: 69 },
  { name: 'powerball', pick: 1, size: 26 },
];
const uniform = { white: new Array(69).fill(5 / 69), powerball: new Array(26).fill(1 / 26) };
const shared = (a: readonly number[] = [], b: readonly number[] = []) => a.filter((ball) => b.includes(ball)).length;

/** All combinations of `pick` of the balls 1..size. */
const allCombinations = (size: number, pick: number, from = 1): number[][] =>
  pick === 0
    ? [[]]
    : Array.from({ length: size - from + 1 }, (_, i) => from + i).flatMap((ball) =>
        allCombinations(size, pick - 1, ball + 1).map((rest) => [ball, ...rest]),
      );

const chances = (size: number) => fc.array(fc.double({ min: 0.01, max: 0.9, noNaN: true }), { minLength: size, maxLength: size });

describe('tickets', () => {
  it('are five different ones, sharing at most half of a pool’s balls', () => {
    fc.assert(
      fc.property(chances(69), chances(26), fc.nat(), (white, powerball, seed) => {
        const tickets = chooseTickets(pools, { white, powerball }, 5, seed);
        expect(tickets).toHaveLength(5);
        for (const [index, { numbers }] of tickets.entries()) {
          expect(numbers.white).toEqual([...(numbers.white ?? [])].sort((a, b) => a - b));
          for (const other of tickets.slice(0, index)) {
            expect(shared(numbers.white, other.numbers.white)).toBeLessThanOrEqual(2);
            expect(shared(numbers.powerball, other.numbers.powerball)).toBe(0);
          }
        }
        expect(tickets.map(({ probability }) => probability)).toEqual(tickets.map(({ probability }) => probability).sort((a, b) => b - a));
      }),
      { numRuns: 40 },
    );
  });

  it('have exactly the chance of a fair machine when the model knows nothing', () => {
    for (const { probability } of chooseTickets(pools, uniform, 5, 1)) expect(Math.abs(probability * 292_201_338 - 1)).toBeLessThan(1e-12);
  });

  it('follow from the seed among equals', () => {
    const numbers = (seed: number) => JSON.stringify(chooseTickets(pools, uniform, 5, seed));
    expect(numbers(1)).toBe(numbers(1));
    expect(numbers(1)).not.toBe(numbers(2));
  });

  it('are refused from a pool that is too small', () => {
    expect(() => chooseTickets([{ name: 'star', pick: 1, size: 3 }], { star: [0.3, 0.3, 0.4] }, 5, 1)).toThrow('too small');
  });
});

describe('combinations', () => {
  it('are the best there are, one after the other', () => {
    fc.assert(
      fc.property(chances(8), fc.integer({ min: 1, max: 3 }), (each, pick) => {
        const best = bestCombinations(each, pick, 3, seededRandom(1));
        const odds = each.map((chance) => chance / (1 - chance));
        const weight = (balls: readonly number[]) => balls.reduce((product, ball) => product * (odds[ball - 1] ?? 0), 1);
        for (const [index, { balls }] of best.entries()) {
          const admissible = allCombinations(8, pick).filter((candidate) =>
            best.slice(0, index).every((before) => shared(candidate, before.balls) <= Math.floor(pick / 2)),
          );
          expect(weight(balls)).toBeCloseTo(Math.max(...admissible.map(weight)), 9);
        }
      }),
    );
  });

  it('of very many balls are found in time, no two alike', () => {
    for (const each of [new Array<number>(80).fill(0.25), Array.from({ length: 80 }, (_, ball) => 0.2 + (ball % 7) / 60)]) {
      const best = bestCombinations(each, 20, 8, seededRandom(3));
      expect(new Set(best.map(({ balls }) => balls.join())).size).toBe(8);
      for (const { balls } of best) expect(new Set(balls).size).toBe(20);
    }
  });

  it('have probabilities that sum to 1 over all of them', () => {
    fc.assert(
      fc.property(chances(7), (each) => {
        const odds = each.map((chance) => chance / (1 - chance));
        const total = allCombinations(7, 3).reduce(
          (sum, balls) => sum + balls.reduce((product, ball) => product * (odds[ball - 1] ?? 0), 1),
          0,
        );
        expect(elementarySymmetric(odds, 3) / total).toBeCloseTo(1, 10);
      }),
    );
  });
});
