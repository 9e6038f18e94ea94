import gammainc from '@stdlib/math-base-special-gammainc';
import normalCdf from '@stdlib/stats-base-dists-normal-cdf';

/** The chance of a value at least as high in a chi-square distribution. @param degrees above 0 */
export const chiSquareTail = (value: number, degrees: number): number => (value <= 0 ? 1 : gammainc(value / 2, degrees / 2, true, true));

/** The chance of a value at least as far from 0, on either side, in a standard normal distribution. */
export const normalTwoSided = (z: number): number => 2 * normalCdf(-Math.abs(z), 0, 1);

/** A sum of independent chi-square variables, each with a weight. */
export type ChiSquareMixture = readonly Readonly<{ weight: number; degrees: number }>[];

/** Pieces that a distribution is integrated in. */
const pieces = 200;

/**
 * The chance of a value at least as high in the sum of two weighted chi-square variables: the tail of the second one, averaged over the values of the
 * first.
 */
export function mixtureTail(value: number, [first, second]: readonly [ChiSquareMixture[number], ChiSquareMixture[number]]): number {
  const { weight, degrees } = first;
  const reach = 12 * Math.sqrt(2 * degrees) + 40;
  const low = Math.max(0, degrees - reach);
  const width = (degrees + reach - low) / pieces;
  let sum = 0;
  let above = 1;
  for (let piece = 0; piece < pieces; piece++) {
    const next = chiSquareTail(low + (piece + 1) * width, degrees);
    sum += (above - next) * chiSquareTail((value - weight * (low + (piece + 0.5) * width)) / second.weight, second.degrees);
    above = next;
  }
  return sum;
}

/**
 * The chance that the largest distance between two distribution functions is at least this large: Kolmogorov's distribution, with Stephens's correction for
 * small samples.
 *
 * @param distance between the empirical and the expected function, `0..1`
 * @param count values that the empirical one is of
 * @see Stephens, EDF Statistics for Goodness of Fit and Some Comparisons (1974)
 */
export function kolmogorovTail(distance: number, count: number): number {
  const root = Math.sqrt(count);
  const scaled = distance * (root + 0.12 + 0.11 / root);
  if (scaled < 0.2) return 1;
  let sum = 0;
  for (let term = 1; term <= 100; term++) sum += (term % 2 === 1 ? 1 : -1) * Math.exp(-2 * (term * scaled) ** 2);
  return Math.min(1, Math.max(0, 2 * sum));
}
