import fc from 'fast-check';
import { seededRandom } from './random';
import { confidenceSequence, type Difference, type DifferenceTally, logEValue, noDifferences, withDifference } from './confidence-sequence';

const alpha = 0.05;
const tallyOf = (differences: readonly Difference[]): DifferenceTally => differences.reduce(withDifference, noDifferences);

/** Differences of ±1 with a chance of 1 of its own at each time, and those chances. */
function coins(count: number, seed: number, chanceAt: (index: number) => number): { differences: Difference[]; expected: number[] } {
  const random = seededRandom(seed);
  const chances = Array.from({ length: count }, (_, index) => chanceAt(index));
  return {
    differences: chances.map((chance) => ({ value: random() < chance ? 1 : -1, low: -1, high: 1 })),
    expected: chances.map((chance) => 2 * chance - 1),
  };
}

/** Whether any interval of a sequence misses the mean of the expectations so far, looking at every fourth. */
function everMisses(differences: readonly Difference[], expected: readonly number[]): boolean {
  let tally = noDifferences;
  let sum = 0;
  return differences.some((difference, index) => {
    tally = withDifference(tally, difference);
    sum += expected[index] as number;
    if (index % 4 !== 0) return false;
    const { low, high } = confidenceSequence(tally, alpha);
    const mean = sum / (index + 1);
    return mean < low || mean > high;
  });
}

describe('a confidence sequence', () => {
  it.each([
    ['that are fair', () => 0.5],
    ['that are rare', () => 0.02],
    ['that drift', (index: number) => 0.2 + 0.6 * (index / 400)],
  ])('of differences %s ever misses in one of twenty runs at most', (_, chanceAt) => {
    let misses = 0;
    for (let seed = 1; seed <= 200; seed++) {
      const { differences, expected } = coins(400, seed, chanceAt);
      if (everMisses(differences, expected)) misses++;
    }
    expect(misses).toBeLessThanOrEqual(10);
  });

  it('narrows down as more is known, to three times what a single look would give at most', () => {
    const widths = [100, 1_000, 10_000].map((count) => {
      const { low, high } = confidenceSequence(tallyOf(coins(count, 3, () => 0.5).differences), alpha);
      return ((high - low) / 2) * Math.sqrt(count);
    });
    for (const width of widths) {
      expect(width).toBeGreaterThan(1.96);
      expect(width).toBeLessThan(3 * 1.96);
    }
  });

  it('always has the mean within, and never leaves the range', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.double({ min: 0, max: 30, noNaN: true }),
            fc.double({ min: 0, max: 30, noNaN: true }),
            fc.double({ min: 0, max: 1, noNaN: true }),
          ),
          { minLength: 1, maxLength: 60 },
        ),
        (drawn) => {
          const differences = drawn.map(([below, above, share]) => ({ low: -below, high: above, value: -below + share * (above + below) }));
          const { low, high } = confidenceSequence(tallyOf(differences), alpha);
          const meanOf = (value: (difference: Difference) => number) =>
            differences.reduce((sum, each) => sum + value(each), 0) / differences.length;
          const slack = 1e-9;
          expect(low).toBeLessThanOrEqual(meanOf(({ value }) => value) + slack);
          expect(high).toBeGreaterThanOrEqual(meanOf(({ value }) => value) - slack);
          expect(low).toBeGreaterThanOrEqual(meanOf((difference) => difference.low) - slack);
          expect(high).toBeLessThanOrEqual(meanOf((difference) => difference.high) + slack);
        },
      ),
    ));

  it('says nothing of nothing', () => expect(confidenceSequence(noDifferences, alpha)).toEqual({ low: -Infinity, high: Infinity }));

  it('is a point where nothing can differ', () =>
    expect(confidenceSequence(tallyOf([{ value: 0, low: 0, high: 0 }]), alpha)).toEqual({ low: 0, high: 0 }));
});

describe('an e-value', () => {
  it('reaches 20 in one of twenty fair runs at most, whenever one looks', () => {
    let reached = 0;
    for (let seed = 1; seed <= 200; seed++) {
      let tally = noDifferences;
      const logs = coins(400, seed, () => 0.5).differences.map((difference) => {
        tally = withDifference(tally, difference);
        return logEValue(tally);
      });
      if (Math.max(...logs) >= Math.log(20)) reached++;
    }
    expect(reached).toBeLessThanOrEqual(10);
  });

  it('grows with every win, and is at 40 where the lower bound at 5 % passes 0', () => {
    let before = noDifferences;
    for (const { differences } of [coins(600, 5, () => 0.62)]) {
      for (const difference of differences) {
        const tally = withDifference(before, difference);
        expect(confidenceSequence(tally, alpha).low > 0).toBe(logEValue(tally) > Math.log(2 / alpha));
        before = tally;
      }
    }
    expect(logEValue(before)).toBeGreaterThan(Math.log(40));
  });
});
