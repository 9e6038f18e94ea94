import { seededRandom, shuffledIndices } from '#modules/statistics';
import { binned } from './binned-table';
import type { TrainingTable } from './training-table';
import { growTree, type Tree, treeValue } from './tree';

export type ForestSettings = Readonly<{ trees: number; depthMax: number; leafRowsMin: number }>;

/**
 * Trees on rows drawn with replacement, each split choosing among the square root of the columns: a mean of them is a chance. The seed decides
 * every draw.
 *
 * @see Breiman, Random Forests (2001)
 */
export function fitForest(
  table: TrainingTable,
  { trees, depthMax, leafRowsMin }: ForestSettings,
  seed: number,
  onTree: (done: number, total: number) => void = () => {},
): Tree[] {
  const random = seededRandom(seed);
  const bins = binned(table);
  const goal = { gradients: Float64Array.from(table.y), hessians: new Float64Array(table.rows).fill(1) };
  const tried = Math.max(1, Math.round(Math.sqrt(table.width)));
  const columns = () => shuffledIndices(table.width, random).slice(0, tried);
  return Array.from({ length: trees }, (_, index) => {
    const rows = Int32Array.from({ length: table.rows }, () => Math.floor(random() * table.rows)).sort();
    const tree = growTree(bins, goal, rows, { depthMax, leafRowsMin, penalty: 0, columns });
    onTree(index + 1, trees);
    return tree;
  });
}

/** The mean of the trees: the share of drawn balls in the leaves that a row ends in. */
export function forestScore(trees: readonly Tree[], row: Float32Array): number {
  return trees.reduce((sum, tree) => sum + treeValue(tree, row), 0) / trees.length;
}
