import type { TrainingTable } from './training-table';

/** Values a column is told apart by. */
export const binsMax = 32;
const sampledMax = 8_192;

/** A table whose columns are told apart by at most 32 values: `bins` of shape `[width, rows]`, a column after the other. */
export type BinnedTable = Readonly<{
  bins: Uint8Array;
  rows: number;
  width: number /** A value is in bin b when it is at most `edges[b]`. */;
  edges: readonly (readonly number[])[];
}>;

/** Puts each column into bins of about as many rows, by the quantiles of an even sample. */
export function binned({ x, rows, width }: TrainingTable): BinnedTable {
  const edges = Array.from({ length: width }, (_, column) => edgesOf(x, rows, width, column));
  const bins = new Uint8Array(width * rows);
  for (let column = 0; column < width; column++) {
    const own = edges[column] as number[];
    for (let row = 0; row < rows; row++) bins[column * rows + row] = binOf(own, x[row * width + column] as number);
  }
  return { bins, rows, width, edges };
}

/** Upper edges of a column's bins but the last. */
function edgesOf(x: Float32Array, rows: number, width: number, column: number): number[] {
  const step = Math.max(1, Math.floor(rows / sampledMax));
  const sample = Float32Array.from({ length: Math.ceil(rows / step) }, (_, index) => x[index * step * width + column] as number).sort();
  const quantiles = Array.from(
    { length: binsMax - 1 },
    (_, index) => sample[Math.floor(((index + 1) * sample.length) / binsMax)] as number,
  );
  return [...new Set(quantiles)];
}

/** The first bin whose edge is not below the value; the last one when all are. */
function binOf(edges: readonly number[], value: number): number {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edges[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
