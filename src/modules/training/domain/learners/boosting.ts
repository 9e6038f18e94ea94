import { seededRandom } from '#modules/statistics';
import { binned } from './binned-table';
import { logistic } from './linear';
import type { TrainingTable } from './training-table';
import { growTree, type Tree, treeValue } from './tree';

export type BoostingSettings = Readonly<{
  rounds: number;
  learningRate: number;
  depthMax: number;
  leafRowsMin: number;
  /** Share of the rows that each tree sees, `0..1`. */
  rowShare: number;
}>;

/** Logarithm of odds: `start`, and what each tree adds to it. */
export type BoostedTrees = Readonly<{ start: number; trees: readonly Tree[] }>;

/** Keeps leaves of few certain rows from running away. */
const penalty = 1;

/**
 * Trees one after the other, each fitted to what the ones before it leave of the log loss. The seed decides which rows each one sees.
 *
 * @see Friedman, Stochastic Gradient Boosting (2002); Chen and Guestrin, XGBoost (2016), 2.2
 */
export function fitBoosting(
  table: TrainingTable,
  settings: BoostingSettings,
  seed: number,
  onTree: (done: number, total: number) => void = () => {},
): BoostedTrees {
  const random = seededRandom(seed);
  const bins = binned(table);
  const drawn = table.y.reduce((sum, y) => sum + y, 0) / table.rows;
  const start = Math.log(drawn / (1 - drawn));
  const logOdds = new Float64Array(table.rows).fill(start);
  const columns = Array.from({ length: table.width }, (_, column) => column);
  const { learningRate, depthMax, leafRowsMin, rowShare } = settings;
  const trees: Tree[] = [];
  for (let round = 0; round < settings.rounds; round++) {
    const rows = Int32Array.from({ length: table.rows }, (_, row) => row).filter(() => random() < rowShare);
    const tree = growTree(bins, goalOf(table, logOdds), rows, { depthMax, leafRowsMin, penalty, columns: () => columns });
    const slowed = { ...tree, value: tree.value.map((value) => value * learningRate) };
    for (let row = 0; row < table.rows; row++) {
      const features = table.x.subarray(row * table.width, (row + 1) * table.width);
      logOdds[row] = (logOdds[row] as number) + treeValue(slowed, features);
    }
    trees.push(slowed);
    onTree(round + 1, settings.rounds);
  }
  return { start, trees };
}

/** The chance that a row's ball is drawn. */
export const boostedScore = ({ start, trees }: BoostedTrees, row: Float32Array): number =>
  logistic(trees.reduce((sum, tree) => sum + treeValue(tree, row), start));

/** First and second derivative of the log loss by the logarithm of odds, the first one turned downhill. */
function goalOf({ y, rows }: TrainingTable, logOdds: Float64Array): { gradients: Float64Array; hessians: Float64Array } {
  const gradients = new Float64Array(rows);
  const hessians = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const chance = logistic(logOdds[row] as number);
    gradients[row] = (y[row] as number) - chance;
    hessians[row] = chance * (1 - chance);
  }
  return { gradients, hessians };
}
