import fc from 'fast-check';
import { seededRandom } from '#modules/statistics';
import { fitLogistic, fitRidge, linearSum, logistic } from './linear';
import { solvePositiveDefinite } from './positive-definite';
import type { TrainingTable } from './training-table';

/** Rows of three columns, and what is to be told of each. */
function tableOf(rows: number, y: (row: Float32Array, random: () => number) => number, seed = 1): TrainingTable {
  const random = seededRandom(seed);
  const x = Float32Array.from({ length: rows * 3 }, () => random() * 4 - 2);
  return { x, y: Uint8Array.from({ length: rows }, (_, row) => y(x.subarray(row * 3, row * 3 + 3), random)), rows, width: 3 };
}
const truth = { intercept: -0.5, weights: [1, -2, 0] };

describe('a logistic regression', () => {
  it('finds the weights that the rows were made with', () => {
    const { intercept, weights } = fitLogistic(
      tableOf(20_000, (row, random) => (random() < logistic(linearSum(truth, row)) ? 1 : 0)),
      0.001,
    );
    expect([intercept, ...weights]).toEqual([-0.5, 1, -2, 0].map((value) => expect.closeTo(value, 0)));
    expect(Math.abs((weights[1] ?? 0) + 2)).toBeLessThan(0.1);
  });

  it('gives chances that sum to what was seen', () => {
    const table = tableOf(2_000, (_, random) => (random() < 0.2 ? 1 : 0));
    const model = fitLogistic(table, 10);
    const chances = Array.from({ length: table.rows }, (_, row) => logistic(linearSum(model, table.x.subarray(row * 3, row * 3 + 3))));
    expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(
      table.y.reduce((sum, y) => sum + y, 0),
      3,
    );
  });
});

describe('a ridge regression', () => {
  it('is least squares without a penalty, and the mean with a huge one', () => {
    const table = tableOf(500, (row) => ((row[0] as number) > 0 ? 1 : 0));
    const residuals = (column: number) => {
      const model = fitRidge(table, 0);
      let sum = 0;
      for (let row = 0; row < table.rows; row++) {
        const features = table.x.subarray(row * 3, row * 3 + 3);
        sum += ((table.y[row] as number) - linearSum(model, features)) * (features[column] as number);
      }
      return sum;
    };
    expect([0, 1, 2].map(residuals)).toEqual([0, 0, 0].map((zero) => expect.closeTo(zero, 3)));
    const { weights } = fitRidge(table, 1e12);
    expect(Math.max(...weights.map(Math.abs))).toBeLessThan(1e-6);
  });

  it('can do with a column that is always the same, and with one that is another’s', () => {
    const { x, y, rows } = tableOf(300, (row) => ((row[1] as number) > 0 ? 1 : 0));
    const same = x.map((value, at) => (at % 3 === 0 ? 1 : at % 3 === 2 ? (x[at - 1] as number) : value));
    expect(fitRidge({ x: same, y, rows, width: 3 }, 0).weights.every(Number.isFinite)).toBe(true);
  });
});

describe('a system of equations', () => {
  it('is solved', () => {
    const numbers = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(numbers, fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 3, maxLength: 3 }), (a, x) => {
        const at = (row: number, column: number) =>
          [0, 1, 2].reduce((sum, k) => sum + (a[row * 3 + k] as number) * (a[column * 3 + k] as number), row === column ? 1 : 0);
        const matrix = Float64Array.from({ length: 9 }, (_, index) => at(Math.floor(index / 3), index % 3));
        const b = Float64Array.from({ length: 3 }, (_, row) =>
          [0, 1, 2].reduce((sum, column) => sum + at(row, column) * (x[column] as number), 0),
        );
        for (const [index, value] of solvePositiveDefinite(matrix, b).entries()) expect(value).toBeCloseTo(x[index] as number, 6);
      }),
    );
  });

  it('is refused when it has no single answer', () => {
    expect(() => solvePositiveDefinite(Float64Array.from([1, 1, 1, 1]), Float64Array.from([1, 2]))).toThrow('not positive definite');
  });
});
