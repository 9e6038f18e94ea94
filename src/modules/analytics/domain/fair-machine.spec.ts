import { fairHistory } from '../../../../test/support/histories';
import { CombinationCounts } from './combination-counts';
import { addDraws } from './statistic';
import { longestAbsence, noRunAbout, noRunExactly } from './longest-absence';
import { neverDrawn } from './never-drawn';
import { sumDistribution } from './sum-distribution';

const momentsOf = (values: readonly number[]) => {
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
  return { mean, deviation: Math.sqrt(values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / values.length) };
};
/** Every sequence of so many draws of which each has the ball (1) or not (0). */
const sequences = (draws: number): number[][] =>
  Array.from({ length: 2 ** draws }, (_, code) => Array.from({ length: draws }, (__, draw) => Math.floor(code / 2 ** draw) % 2));
const longestRun = (sequence: readonly number[]): number =>
  Math.max(
    ...sequence
      .join('')
      .split('1')
      .map((run) => run.length),
  );

describe('the longest time without a ball, on a fair machine', () => {
  it('has the mean and the spread that brute force has', () => {
    const runs = sequences(10).map((sequence) => {
      const drawn = sequence.reduce((sum, each) => sum + each, 0);
      return { run: longestRun(sequence), chance: 0.3 ** drawn * 0.7 ** (10 - drawn) };
    });
    const mean = runs.reduce((sum, { run, chance }) => sum + run * chance, 0);
    const variance = runs.reduce((sum, { run, chance }) => sum + (run - mean) ** 2 * chance, 0);
    expect(longestAbsence(0.3, 10)).toEqual({ mean: expect.closeTo(mean, 9), deviation: expect.closeTo(Math.sqrt(variance), 9) });
  });
  it('of many draws is about what it is exactly', () => {
    for (const run of [20, 60, 80, 100, 150]) expect(noRunAbout(run, 5 / 69, 1_500)).toBeCloseTo(noRunExactly(run, 5 / 69, 1_500), 3);
    const [few, many] = [longestAbsence(5 / 69, 2_000), longestAbsence(5 / 69, 2_001)];
    expect(many.mean / few.mean).toBeCloseTo(1, 3);
    expect(many.deviation / few.deviation).toBeCloseTo(1, 2);
  });
  it('is none where every ball is drawn, or nothing was', () =>
    expect([longestAbsence(1, 50), longestAbsence(0.5, 0)]).toEqual([
      { mean: 0, deviation: 0 },
      { mean: 0, deviation: 0 },
    ]));
});

describe('combinations that were never drawn, on a fair machine', () => {
  it('are as many as brute force counts, and spread as much', () => {
    const draws = [1, 2, 3, 4, 5].flatMap((a) =>
      [1, 2, 3, 4, 5].flatMap((b) => [1, 2, 3, 4, 5].flatMap((c) => (a < b && b < c ? [[a, b, c]] : []))),
    );
    const pairsOf = (draw: readonly number[]) => draw.flatMap((a) => draw.flatMap((b) => (a < b ? [`${a} ${b}`] : [])));
    const histories = draws.flatMap((first) => draws.flatMap((second) => draws.map((third) => [first, second, third])));
    const brute = momentsOf(histories.map((history) => 10 - new Set(history.flatMap(pairsOf)).size));
    const found = neverDrawn({ name: 'main', pick: 3, size: 5 }, 2, 3);
    expect(found.mean).toBeCloseTo(brute.mean, 9);
    expect(found.deviation).toBeCloseTo(brute.deviation, 9);
  });
  it('of 5 of 69 lie within three standard deviations', () => {
    for (const size of [2, 3, 4]) {
      const { draws, pools } = fairHistory(500, size);
      const pool = { ...(pools[0] as { name: string; pick: number; size: number }), balls: Uint8Array.from((draws.white ?? []).flat()) };
      const counts = new CombinationCounts(pool, size);
      addDraws(counts, pool, { from: 0, to: 500 }, () => '');
      const { mean, deviation } = neverDrawn(pool, size, 500);
      const possible = [2_346, 52_394, 864_501][size - 2] as number;
      expect(Math.abs(possible - counts.drawn - mean)).toBeLessThan(3 * deviation);
    }
  });
});

describe('sums of a draw, on a fair machine', () => {
  it('are as often as brute force counts', () => {
    const sums = [1, 2, 3, 4, 5, 6].flatMap((a) => [1, 2, 3, 4, 5, 6].flatMap((b) => (a < b ? [a + b] : [])));
    const { chances, least, fourth, variance } = sumDistribution({ pick: 2, size: 6 });
    expect([...chances].map((chance) => Math.round(chance * 15))).toEqual([1, 1, 2, 2, 3, 2, 2, 1, 1]);
    expect(least).toBe(3);
    expect(fourth).toBeCloseTo(sums.reduce((sum, each) => sum + (each - 7) ** 4, 0) / 15, 9);
    expect(variance).toBeCloseTo(sums.reduce((sum, each) => sum + (each - 7) ** 2, 0) / 15, 9);
  });
  it('have the mean and variance that the formulas give, for real pools', () => {
    for (const pool of [
      { pick: 5, size: 69 },
      { pick: 20, size: 80 },
      { pick: 1, size: 26 },
    ]) {
      const { chances, least, mean, variance } = sumDistribution(pool);
      expect(chances.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 9);
      expect(chances.reduce((sum, each, index) => sum + each * (least + index), 0)).toBeCloseTo(mean, 6);
      expect(chances.reduce((sum, each, index) => sum + each * (least + index - mean) ** 2, 0) / variance).toBeCloseTo(1, 9);
    }
  });
});
