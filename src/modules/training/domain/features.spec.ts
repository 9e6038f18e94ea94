import fc from 'fast-check';
import { fairHistory } from '../../../../test/support/histories';
import { ballFeatures, featuresPerBall } from './features';

const pool = { pick: 5, size: 69 };
const draws = fairHistory(120).draws.white ?? [];
const width = pool.size * featuresPerBall;
const rowsUpTo = (features: Float32Array, t: number) => Buffer.from(features.slice(0, (t + 1) * width).buffer);

describe('the features of a draw', () => {
  it('come from the draws before it: the rest may be cut off', () => {
    const whole = ballFeatures(draws, pool);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 119 }), (t) =>
        expect(rowsUpTo(ballFeatures(draws.slice(0, t), pool), t).equals(rowsUpTo(whole, t))).toBe(true),
      ),
      { numRuns: 30 },
    );
  });

  it('come from the draws before it: the draw itself may be another', () => {
    const whole = ballFeatures(draws, pool);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 119 }), (t) => {
        const changed = draws.map((draw, index) => (index >= t ? [65, 66, 67, 68, 69] : draw));
        expect(rowsUpTo(ballFeatures(changed, pool), t).equals(rowsUpTo(whole, t))).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('count gaps and rates', () => {
    const features = ballFeatures([[1], [2], [1]], { pick: 1, size: 4 });
    const [gap, lastTen, lastFifty, era] = features.subarray(3 * 4 * featuresPerBall);
    expect([gap, lastTen, lastFifty, era].map((value) => Number(value?.toFixed(4)))).toEqual([0, 0.6667, 0.6667, 0.6667]);
    expect(features[3 * 4 * featuresPerBall + featuresPerBall]).toBeCloseTo(1 / 16);
  });

  it('lets draws fall out of the windows', () => {
    const many = [[1], ...Array.from({ length: 12 }, () => [2])];
    const last = ballFeatures(many, { pick: 1, size: 2 }).subarray(13 * 2 * featuresPerBall);
    expect([last[1], last[2]?.toFixed(4)]).toEqual([0, (1 / 13).toFixed(4)]);
  });
});
