import fc from 'fast-check';
import { fairHistory } from '../../../../test/support/histories';
import { ballCounts, frequencyProbabilities, uniformProbabilities } from './frequency';
import { holdoutMetrics, logLoss } from './scores';

const history = fairHistory(200, 7);
const sum = (values: readonly number[] = []) => values.reduce((total, value) => total + value, 0);

describe('scores', () => {
  it('give chance exactly its own loss, and no advantage', () => {
    const uniform = uniformProbabilities(history.pools);
    const metrics = holdoutMetrics(history, Array(40).fill(uniform));
    expect(metrics).toMatchObject({ holdoutDraws: 40, trainedDraws: 160 });
    expect(metrics.pools.white?.logLoss).toBeCloseTo(Math.log(69), 12);
  });

  it('give chance an advantage of exactly 0 in a pool of any size', () => {
    const pool = fc.integer({ min: 1, max: 90 }).chain((size) => fc.tuple(fc.constant(size), fc.integer({ min: 1, max: size })));
    fc.assert(
      fc.property(pool, fc.integer({ min: 2, max: 60 }), ([size, pick], count) => {
        const pools = [{ name: 'balls', pick, size }];
        const balls = Array.from({ length: count }, () => Array.from({ length: pick }, (_, index) => index + 1));
        const drawn = { pools, dates: balls.map((_, index) => `day-${index}`), nextDate: 'day-last', draws: { balls } };
        const metrics = holdoutMetrics(drawn, Array(count).fill(uniformProbabilities(pools)));
        expect(metrics.pools.balls).toMatchObject({ advantage: 0, advantageLow: 0, advantageHigh: 0 });
      }),
    );
  });

  it('reward what was drawn: certainty costs nothing', () => expect(logLoss([1, 0, 0], [1])).toBeCloseTo(0));

  it('put the advantage inside its interval', () => {
    const metrics = holdoutMetrics(history, Array(40).fill(frequencyProbabilities(history, 1)));
    for (const { advantage, advantageLow, advantageHigh } of Object.values(metrics.pools)) {
      expect(advantageLow).toBeLessThan(advantage);
      expect(advantage).toBeLessThan(advantageHigh);
    }
  });
});

describe('frequencies', () => {
  it('sum to the number of balls drawn and follow the counts, for any prior', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1_000, noNaN: true }), (alpha) => {
        const { white = [], powerball } = frequencyProbabilities(history, alpha);
        expect(sum(white)).toBeCloseTo(5, 9);
        expect(sum(powerball)).toBeCloseTo(1, 9);
        const counts = ballCounts(history.draws.white ?? [], 69);
        const most = counts.indexOf(Math.max(...counts));
        expect(white[most]).toBe(Math.max(...white));
      }),
    );
  });

  it('come close to a fair machine under a heavy prior', () => {
    const { white = [] } = frequencyProbabilities(history, 1e6);
    expect(Math.max(...white) - Math.min(...white)).toBeLessThan(1e-4);
  });
});
