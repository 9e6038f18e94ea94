/**
 * p-values of tests that are reported together, corrected by Holm's step-down: the chance that any is called significant by chance stays what it is for one.
 *
 * @see Holm, A Simple Sequentially Rejective Multiple Test Procedure (1979)
 */
export function holm(pValues: readonly number[]): number[] {
  const order = ascending(pValues);
  const corrected = new Array<number>(pValues.length).fill(1);
  let most = 0;
  for (const [rank, index] of order.entries()) {
    most = Math.max(most, Math.min(1, (pValues[index] as number) * (pValues.length - rank)));
    corrected[index] = most;
  }
  return corrected;
}

/**
 * p-values corrected so that, of those called significant, the expected share of false ones stays below the level.
 *
 * @see Benjamini and Hochberg, Controlling the False Discovery Rate (1995)
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const order = ascending(pValues).reverse();
  const corrected = new Array<number>(pValues.length).fill(1);
  let least = 1;
  for (const [place, index] of order.entries()) {
    least = Math.min(least, ((pValues[index] as number) * pValues.length) / (pValues.length - place));
    corrected[index] = least;
  }
  return corrected;
}

const ascending = (values: readonly number[]): number[] =>
  values.map((_, index) => index).sort((a, b) => (values[a] as number) - (values[b] as number));
