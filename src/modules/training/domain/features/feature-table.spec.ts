import fc from 'fast-check';
import { fairHistory } from '../../../../../test/support/histories';
import type { DrawHistory } from '../draw-history';
import { features, featuresNamed } from './feature-registry';
import { featureTable } from './feature-table';

const pool = { name: 'white', pick: 5, size: 69 };
const history = fairHistory(120);
const draws = history.draws.white ?? [];
const width = pool.size * features.length;
const bytesUpTo = ({ values }: { values: Float32Array }, t: number) => Buffer.from(values.slice(0, (t + 1) * width).buffer);
const withDraws = (white: readonly (readonly number[])[]): DrawHistory => ({ ...history, draws: { white } });
const cutOff = (t: number): DrawHistory => ({
  ...withDraws(draws.slice(0, t)),
  dates: history.dates.slice(0, t),
  nextDate: history.dates[t] ?? history.nextDate,
});
/** One ball's values before the last draw of a game of one ball. */
const lastOf = (names: readonly string[], balls: readonly number[], ball: number, size = 4) => {
  const dates = balls.map((_, index) => `2026-01-${String(5 + index).padStart(2, '0')}`);
  const own = { pools: [], dates, nextDate: '2026-02-16', draws: { main: balls.map((each) => [each]) } };
  const { values } = featureTable(featuresNamed(names), own, { name: 'main', pick: 1, size });
  const at = (balls.length * size + ball - 1) * names.length;
  return [...values.subarray(at, at + names.length)].map((value) => Number(value.toFixed(4)));
};

describe('the features of a draw', () => {
  it('come from the draws before it: the rest may be cut off', () => {
    const whole = featureTable(features, history, pool);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 119 }), (t) =>
        expect(bytesUpTo(featureTable(features, cutOff(t), pool), t).equals(bytesUpTo(whole, t))).toBe(true),
      ),
      { numRuns: 20 },
    );
  });

  it('come from the draws before it: the draw itself may be another', () => {
    const whole = featureTable(features, history, pool);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 119 }), (t) => {
        const changed = withDraws(draws.map((draw, index) => (index >= t ? [65, 66, 67, 68, 69] : draw)));
        expect(bytesUpTo(featureTable(features, changed, pool), t).equals(bytesUpTo(whole, t))).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it('are all numbers', () => {
    expect(featureTable(features, history, pool).values.every(Number.isFinite)).toBe(true);
  });

  it('count gaps, times and rates in their windows', () => {
    expect(lastOf(['gap', 'count_5', 'rate_5', 'rate_10', 'count_era', 'rate_era'], [1, 2, 1], 1)).toEqual([
      0, 2, 0.6667, 0.6667, 2, 0.6667,
    ]);
    expect(lastOf(['gap', 'rate_era'], [1, 2, 1], 2)).toEqual([0.0625, 0.3333]);
  });

  it('let draws fall out of the windows', () => {
    const balls = [1, ...Array.from({ length: 6 }, () => 2)];
    expect(lastOf(['count_5', 'count_10', 'rate_5', 'rate_era'], balls, 1)).toEqual([0, 1, 0, 0.1429]);
  });

  it('weigh old draws less', () => {
    const [recent = 0, old = 0] = [lastOf(['weighted_rate_5'], [2, 2, 1], 1), lastOf(['weighted_rate_5'], [1, 2, 2], 1)].flat();
    expect(recent).toBeGreaterThan(old);
  });

  it('know the last draw, who came with it, and the calendar', () => {
    expect([lastOf(['last_draw'], [1, 2], 2), lastOf(['last_draw'], [1, 2], 1)]).toEqual([[1], [0]]);
    const pairs = {
      pools: [],
      dates: ['2026-01-05', '2026-01-07'],
      nextDate: '2026-01-10',
      draws: {
        main: [
          [1, 2],
          [1, 3],
        ],
      },
    };
    const { values } = featureTable(featuresNamed(['pair_affinity']), pairs, { name: 'main', pick: 2, size: 4 });
    expect([...values.subarray(8)].map((value) => Number(value.toFixed(4)))).toEqual([1, 0.25, 0.5, 0]);
    expect(lastOf(['season_sine', 'season_cosine'], [1], 1)).toEqual([0.7117, 0.7025]);
  });

  it('know the weekday of the draw that is to come', () => {
    const [monday = 0] = lastOf(['weekday_rate'], [1, 2, 3, 2, 3, 2, 3, 1], 1);
    const [never = 0] = lastOf(['weekday_rate'], [1, 2, 3, 2, 3, 2, 3, 1], 4);
    expect([monday, never]).toEqual([0.375, 0.2083]);
  });

  it('are named, told in words and of a stated minimum history', () => {
    expect(new Set(features.map(({ name }) => name)).size).toBe(features.length);
    expect(features.filter(({ formula, minimumHistory }) => formula.length < 10 || minimumHistory < 0)).toEqual([]);
    expect(() => featuresNamed(['luck'])).toThrow('there is no feature luck');
  });
});
