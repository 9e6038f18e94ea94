import { seededRandom } from '#modules/statistics';
import { binned, binsMax } from './binned-table';
import { boostedScore, fitBoosting } from './boosting';
import { fitForest, forestScore } from './forest';
import { growTree, treeValue } from './tree';
import type { TrainingTable } from './training-table';

const width = 4;
const rowOf = (x: Float32Array, row: number) => x.subarray(row * width, (row + 1) * width);

/** Rows that are told by whether the first two columns are on the same side of 0, which no sum of columns can tell. */
function checkerboard(rows: number, seed = 1, noise = 0): TrainingTable {
  const random = seededRandom(seed);
  const x = Float32Array.from({ length: rows * width }, () => random() * 2 - 1);
  const y = Uint8Array.from({ length: rows }, (_, row) => {
    const [a = 0, b = 0] = rowOf(x, row);
    return a * b > 0 !== random() < noise ? 1 : 0;
  });
  return { x, y, rows, width };
}
/** Mean log loss of scores, in nats. */
const logLossOf = ({ x, y, rows }: TrainingTable, score: (row: Float32Array) => number) =>
  Array.from({ length: rows }, (_, row) => {
    const chance = Math.min(Math.max(score(rowOf(x, row)), 1e-6), 1 - 1e-6);
    return -Math.log(y[row] === 1 ? chance : 1 - chance);
  }).reduce((sum, loss) => sum + loss, 0) / rows;

const train = checkerboard(4_000, 1, 0.1);
const test = checkerboard(2_000, 2, 0.1);
const forestSettings = { trees: 30, depthMax: 6, leafRowsMin: 10 };
const boostingSettings = { rounds: 60, learningRate: 0.2, depthMax: 3, leafRowsMin: 10, rowShare: 0.8 };

describe('a table in bins', () => {
  it('has columns of at most 32 values, in the order of the column’s own', () => {
    const { bins, edges, rows } = binned(train);
    expect(edges.every((own) => own.length < binsMax)).toBe(true);
    for (let row = 1; row < 500; row++) {
      const [before, now] = [rowOf(train.x, row - 1)[2] as number, rowOf(train.x, row)[2] as number];
      if (before < now) expect(bins[2 * rows + row - 1]).toBeLessThanOrEqual(bins[2 * rows + row] as number);
    }
  });
});

describe('a tree', () => {
  const all = Int32Array.from({ length: train.rows }, (_, row) => row);
  const goal = { gradients: Float64Array.from(train.y), hessians: new Float64Array(train.rows).fill(1) };
  const settings = { depthMax: 3, leafRowsMin: 1, penalty: 0, columns: () => [0, 1, 2, 3] };

  it('of no depth is the mean', () => {
    const tree = growTree(binned(train), goal, all, { ...settings, depthMax: 0 });
    expect(tree.value).toEqual([expect.closeTo(train.y.reduce((sum, y) => sum + y, 0) / train.rows, 10)]);
  });

  it('sends every row to the leaf that it was grown with', () => {
    const tree = growTree(binned(train), goal, all, settings);
    const byLeaf = new Map<number, number[]>();
    for (const row of all) {
      const value = treeValue(tree, rowOf(train.x, row));
      byLeaf.set(value, [...(byLeaf.get(value) ?? []), train.y[row] as number]);
    }
    for (const [value, ys] of byLeaf) expect(ys.reduce((sum, y) => sum + y, 0) / ys.length).toBeCloseTo(value, 10);
  });

  it('has no leaf of fewer rows than asked for', () => {
    const tree = growTree(binned(train), goal, all, { ...settings, depthMax: 8, leafRowsMin: 300 });
    const counts = new Map<number, number>();
    for (const row of all) {
      const value = treeValue(tree, rowOf(train.x, row));
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    expect(Math.min(...counts.values())).toBeGreaterThanOrEqual(300);
  });
});

describe.each([
  ['a forest', (seed: number) => fitForest(train, forestSettings, seed), forestScore as never],
  ['boosted trees', (seed: number) => fitBoosting(train, boostingSettings, seed), boostedScore as never],
])('%s', (_, grown, score: (model: unknown, row: Float32Array) => number) => {
  it('learns what no sum of columns can tell, and keeps it on rows that it has not seen', () => {
    const model = grown(1);
    expect(logLossOf(test, (row) => score(model, row))).toBeLessThan(0.5);
  });

  it('is the same for the same seed, another for another', () => {
    expect(JSON.stringify(grown(1))).toBe(JSON.stringify(grown(1)));
    expect(JSON.stringify(grown(2))).not.toBe(JSON.stringify(grown(1)));
  });
});
