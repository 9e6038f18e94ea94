/**
 * Solves `A · x = b` for a symmetric positive definite A, by Cholesky's decomposition.
 *
 * @param lower A by rows, of which the lower triangle is read
 * @throws Error when A is not positive definite
 */
export function solvePositiveDefinite(lower: Float64Array, b: Float64Array): Float64Array {
  const size = b.length;
  const root = decomposed(lower, size);
  const x = Float64Array.from(b);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < row; column++)
      x[row] = (x[row] as number) - (root[row * size + column] as number) * (x[column] as number);
    x[row] = (x[row] as number) / (root[row * size + row] as number);
  }
  for (let row = size - 1; row >= 0; row--) {
    for (let below = row + 1; below < size; below++)
      x[row] = (x[row] as number) - (root[below * size + row] as number) * (x[below] as number);
    x[row] = (x[row] as number) / (root[row * size + row] as number);
  }
  return x;
}

/** The lower triangle L of `A = L · Lᵀ`. */
function decomposed(lower: Float64Array, size: number): Float64Array {
  const root = Float64Array.from(lower);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < row; column++) {
      root[row * size + column] = restOf(root, size, row, column) / (root[column * size + column] as number);
    }
    const rest = restOf(root, size, row, row);
    if (!(rest > 0)) throw new Error('the matrix is not positive definite');
    root[row * size + row] = Math.sqrt(rest);
  }
  return root;
}

/** What an element of A has above the products of L's columns before it. */
function restOf(root: Float64Array, size: number, row: number, column: number): number {
  let rest = root[row * size + column] as number;
  for (let k = 0; k < column; k++) rest -= (root[row * size + k] as number) * (root[column * size + k] as number);
  return rest;
}
