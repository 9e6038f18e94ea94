/** Where a search looks for one hyperparameter: in a range (whole steps from `min` on where `step` is given), or among some values. */
export type Dimension =
  | Readonly<{ kind: 'range'; min: number; max: number; step: number | null; scale: 'linear' | 'logarithmic' }>
  | Readonly<{ kind: 'choice'; values: readonly number[] }>;

/** Where a search looks, by hyperparameter. */
export type SearchSpace = Readonly<Record<string, Dimension>>;

/** One place in a space, by hyperparameter. */
export type Point = Readonly<Record<string, number>>;

/** The spaces of the algorithms that an experiment tries. */
export type SearchSpaces = Readonly<Record<string, SearchSpace>>;

/** A point with the same values is the same trial, in whatever order they stand. */
export const keyOf = (algorithm: string, point: Point): string =>
  `${algorithm} ${JSON.stringify(Object.entries(point).sort(([a], [b]) => (a < b ? -1 : 1)))}`;
