import type { Dimension } from './search-space';

type Range = Extract<Dimension, { kind: 'range' }>;

/**
 * A range as an interval of the real line on which distances mean the same everywhere: logarithms where sizes differ by factors. Each step of a
 * stepped range has its own piece of the interval, the first and the last one too.
 */
export type Axis = Readonly<{
  low: number;
  high: number;
  /** Where a value lies. */
  of: (value: number) => number;
  /** The value at a place; the nearest one there is. */
  at: (place: number) => number;
}>;

/** @returns the axis of a range */
export function axisOf({ min, max, step, scale }: Range): Axis {
  const half = (step ?? 0) / 2;
  const [of, from] = scale === 'logarithmic' ? [Math.log, Math.exp] : [same, same];
  const nearest = (value: number) => (step === null ? value : min + Math.round((value - min) / step) * step);
  const first = scale === 'logarithmic' ? Math.max(min - half, min / 2) : min - half;
  const last = step === null ? max : min + Math.floor((max - min) / step) * step;
  return { low: of(first), high: of(last + half), of, at: (place) => Math.min(Math.max(nearest(from(place)), min), last) };
}

const same = (value: number) => value;
