import { axisOf } from './axis';
import type { Dimension, Point, SearchSpace } from './search-space';

/** A point anywhere in the space, each as likely as another. */
export const randomPoint = (space: SearchSpace, random: () => number): Point =>
  Object.fromEntries(Object.entries(space).map(([name, dimension]) => [name, randomValue(dimension, random)]));

function randomValue(dimension: Dimension, random: () => number): number {
  if (dimension.kind === 'choice') return dimension.values[Math.floor(random() * dimension.values.length)] as number;
  const { low, high, at } = axisOf(dimension);
  return at(low + random() * (high - low));
}
