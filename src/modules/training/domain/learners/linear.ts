import { solvePositiveDefinite } from './positive-definite';
import type { TrainingTable } from './training-table';

/** A sum of features, each with a weight, after an intercept. */
export type LinearModel = Readonly<{ intercept: number; weights: readonly number[] }>;

/** Newton's steps of a logistic regression; it settles in about six. */
const stepsMax = 25;
const settled = 1e-9;

/** The sum for one row of features. */
export function linearSum({ intercept, weights }: LinearModel, row: Float32Array): number {
  let sum = intercept;
  for (const [column, weight] of weights.entries()) sum += weight * (row[column] as number);
  return sum;
}

/** The logistic function: the chance that stands behind the logarithm of odds. */
export const logistic = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/**
 * Least squares with a penalty on the squares of the weights of standardised features; the intercept is free.
 *
 * @param penalty 0 or more, in units of one row
 * @see Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 3.4.1
 */
export function fitRidge(table: TrainingTable, penalty: number): LinearModel {
  const scale = scaleOf(table);
  const { gram, moments } = normalEquations(table, scale, () => ({ weight: 1, target: (y) => y }));
  return unscaled(solvePositiveDefinite(penalised(gram, scale, penalty), moments), scale);
}

/**
 * Maximum likelihood of whether a ball is drawn, with the same penalty, by iteratively reweighted least squares.
 *
 * @see Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 4.4.1
 */
export function fitLogistic(table: TrainingTable, penalty: number): LinearModel {
  const scale = scaleOf(table);
  let model: LinearModel = { intercept: 0, weights: scale.means.map(() => 0) };
  for (let step = 0; step < stepsMax; step++) {
    const { gram, moments } = normalEquations(table, scale, (row) => {
      const logOdds = linearSum(model, row);
      const chance = logistic(logOdds);
      const weight = Math.max(chance * (1 - chance), 1e-12);
      return { weight, target: (y) => logOdds + (y - chance) / weight };
    });
    const next = unscaled(solvePositiveDefinite(penalised(gram, scale, penalty), moments), scale);
    const moved = Math.max(...next.weights.map((weight, column) => Math.abs(weight - (model.weights[column] as number))));
    model = next;
    if (moved < settled) break;
  }
  return model;
}

type Scale = Readonly<{ means: readonly number[]; deviations: readonly number[] }>;

/** Mean and standard deviation of each column; a column that is always the same counts as of deviation 1. */
function scaleOf({ x, rows, width }: TrainingTable): Scale {
  const sums = new Float64Array(width);
  const squares = new Float64Array(width);
  for (let at = 0; at < rows * width; at++) sums[at % width] = (sums[at % width] as number) + (x[at] as number);
  const means = [...sums].map((sum) => sum / rows);
  for (let at = 0; at < rows * width; at++) {
    squares[at % width] = (squares[at % width] as number) + ((x[at] as number) - (means[at % width] as number)) ** 2;
  }
  return { means, deviations: [...squares].map((square) => Math.sqrt(square / rows) || 1) };
}

type Reweighting = (row: Float32Array) => Readonly<{ weight: number; target: (y: number) => number }>;

/** Sums of weighted products of standardised columns (the first is the intercept), and of columns with targets. */
function normalEquations({ x, y, rows, width }: TrainingTable, { means, deviations }: Scale, reweighted: Reweighting) {
  const size = width + 1;
  const gram = new Float64Array(size * size);
  const moments = new Float64Array(size);
  const columns = new Float64Array(size).fill(1);
  for (let row = 0; row < rows; row++) {
    const features = x.subarray(row * width, (row + 1) * width);
    for (let column = 0; column < width; column++) {
      columns[column + 1] = ((features[column] as number) - (means[column] as number)) / (deviations[column] as number);
    }
    const { weight, target } = reweighted(features);
    const goal = target(y[row] as number);
    for (let a = 0; a < size; a++) {
      const weighted = weight * (columns[a] as number);
      moments[a] = (moments[a] as number) + weighted * goal;
      for (let b = 0; b <= a; b++) gram[a * size + b] = (gram[a * size + b] as number) + weighted * (columns[b] as number);
    }
  }
  return { gram, moments };
}

/** Adds the penalty to the diagonal, but for the intercept's; a little in any case, so that columns that are one another's can be solved for. */
function penalised(gram: Float64Array, { means }: Scale, penalty: number): Float64Array {
  const size = means.length + 1;
  const least = 1e-9 * (gram[0] as number);
  return gram.map((value, at) => (at % (size + 1) === 0 ? value + (at === 0 ? 0 : Math.max(penalty, least)) : value));
}

/** Weights of standardised columns as weights of the columns themselves. */
function unscaled(solution: Float64Array, { means, deviations }: Scale): LinearModel {
  const weights = means.map((_, column) => (solution[column + 1] as number) / (deviations[column] as number));
  const shift = weights.reduce((sum, weight, column) => sum + weight * (means[column] as number), 0);
  return { intercept: (solution[0] as number) - shift, weights };
}
