import { axisOf } from './axis';
import type { Dimension, Point, SearchSpace } from './search-space';

/** Values that a grid has in a range, both ends among them. */
const valuesInARange = 4;

/** How many points a space's grid has. */
export const gridSize = (space: SearchSpace): number =>
  Object.values(space).reduce((size, dimension) => size * gridValues(dimension).length, 1);

/** One point of a space's grid: the last hyperparameter changes fastest. */
export function gridPoint(space: SearchSpace, index: number): Point {
  let rest = index;
  const values = Object.entries(space)
    .reverse()
    .map(([name, dimension]) => {
      const possible = gridValues(dimension);
      const value = possible[rest % possible.length] as number;
      rest = Math.floor(rest / possible.length);
      return [name, value] as const;
    });
  return Object.fromEntries(values.reverse());
}

function gridValues(dimension: Dimension): number[] {
  if (dimension.kind === 'choice') return [...dimension.values];
  const { of, at } = axisOf(dimension);
  const [first, last] = [of(dimension.min), of(dimension.max)];
  const places = Array.from({ length: valuesInARange }, (_, index) => first + ((last - first) * index) / (valuesInARange - 1));
  return [...new Set(places.map(at))];
}
