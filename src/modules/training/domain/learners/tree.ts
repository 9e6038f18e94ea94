import { type BinnedTable, binsMax } from './binned-table';

/** A tree, node by node, the root first. A leaf has the feature −1; a row goes left when its feature is at most the threshold. */
export type Tree = Readonly<{ feature: number[]; threshold: number[]; left: number[]; right: number[]; value: number[] }>;

/** What a tree is fitted to: a leaf's value is `Σ gradient / (Σ hessian + penalty)`. Arrays of shape `[rows]`. */
export type Goal = Readonly<{ gradients: Float64Array; hessians: Float64Array }>;

export type TreeSettings = Readonly<{
  depthMax: number;
  /** Rows that a leaf has at least. */
  leafRowsMin: number;
  penalty: number;
  /** Columns that a split may use, asked for at every node. */
  columns: () => readonly number[];
}>;

type Split = Readonly<{ column: number; bin: number; gain: number }>;
type Grown = { tree: Tree; table: BinnedTable; goal: Goal; settings: TreeSettings };

/** Grows a tree over some rows, node by node, by the splits that lower the loss most. @see Chen and Guestrin, XGBoost (2016), 2.2 */
export function growTree(table: BinnedTable, goal: Goal, rows: Int32Array, settings: TreeSettings): Tree {
  const tree: Tree = { feature: [], threshold: [], left: [], right: [], value: [] };
  growNode({ tree, table, goal, settings }, rows, 0);
  return tree;
}

/** The value of the leaf that a row of features ends in. */
export function treeValue({ feature, threshold, left, right, value }: Tree, row: Float32Array): number {
  let node = 0;
  while ((feature[node] as number) >= 0) {
    node = ((row[feature[node] as number] as number) <= (threshold[node] as number) ? left[node] : right[node]) as number;
  }
  return value[node] as number;
}

function growNode(grown: Grown, rows: Int32Array, depth: number): number {
  const { tree, table, goal, settings } = grown;
  const node = tree.feature.length;
  tree.feature.push(-1);
  tree.threshold.push(0);
  tree.left.push(0);
  tree.right.push(0);
  tree.value.push(leafValue(rows, goal, settings.penalty));
  const split = depth < settings.depthMax ? bestSplit(grown, rows) : undefined;
  if (!split) return node;
  const [below, above] = partition(table, rows, split);
  tree.feature[node] = split.column;
  tree.threshold[node] = (table.edges[split.column] as readonly number[])[split.bin] as number;
  tree.left[node] = growNode(grown, below, depth + 1);
  tree.right[node] = growNode(grown, above, depth + 1);
  return node;
}

function leafValue(rows: Int32Array, { gradients, hessians }: Goal, penalty: number): number {
  let [gradient, hessian] = [0, penalty];
  for (const row of rows) {
    gradient += gradients[row] as number;
    hessian += hessians[row] as number;
  }
  return hessian > 0 ? gradient / hessian : 0;
}

function bestSplit({ table, goal, settings }: Grown, rows: Int32Array): Split | undefined {
  if (rows.length < 2 * settings.leafRowsMin) return undefined;
  let best: Split | undefined;
  for (const column of settings.columns()) {
    const found = bestSplitOf(histogramOf(table, goal, rows, column), column, settings);
    if (found && found.gain > (best?.gain ?? 0)) best = found;
  }
  return best;
}

type Histogram = Readonly<{ gradients: Float64Array; hessians: Float64Array; counts: Int32Array }>;

function histogramOf({ bins, rows: count }: BinnedTable, goal: Goal, rows: Int32Array, column: number): Histogram {
  const histogram = { gradients: new Float64Array(binsMax), hessians: new Float64Array(binsMax), counts: new Int32Array(binsMax) };
  const start = column * count;
  for (const row of rows) {
    const bin = bins[start + row] as number;
    histogram.gradients[bin] = (histogram.gradients[bin] as number) + (goal.gradients[row] as number);
    histogram.hessians[bin] = (histogram.hessians[bin] as number) + (goal.hessians[row] as number);
    histogram.counts[bin] = (histogram.counts[bin] as number) + 1;
  }
  return histogram;
}

function bestSplitOf(
  { gradients, hessians, counts }: Histogram,
  column: number,
  { penalty, leafRowsMin }: TreeSettings,
): Split | undefined {
  const total = { gradient: sumOf(gradients), hessian: sumOf(hessians), count: sumOf(counts) };
  const whole = total.gradient ** 2 / (total.hessian + penalty);
  let best: Split | undefined;
  let [gradient, hessian, count] = [0, 0, 0];
  for (let bin = 0; bin < binsMax - 1; bin++) {
    gradient += gradients[bin] as number;
    hessian += hessians[bin] as number;
    count += counts[bin] as number;
    if (count < leafRowsMin || total.count - count < leafRowsMin) continue;
    const above = (total.gradient - gradient) ** 2 / (total.hessian - hessian + penalty);
    const gain = gradient ** 2 / (hessian + penalty) + above - whole;
    if (gain > (best?.gain ?? 1e-12)) best = { column, bin, gain };
  }
  return best;
}

const sumOf = (values: Float64Array | Int32Array): number => {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
};

/** The rows at or below a split, and those above, each in their order. */
function partition({ bins, rows: count }: BinnedTable, rows: Int32Array, { column, bin }: Split): [Int32Array, Int32Array] {
  const start = column * count;
  const isBelow = (row: number) => (bins[start + row] as number) <= bin;
  return [rows.filter(isBelow), rows.filter((row) => !isBelow(row))];
}
