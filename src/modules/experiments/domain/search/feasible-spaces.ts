import { algorithmNamed, type Fold } from '#modules/training';
import type { SearchSpaces } from './search-space';

/** The spaces of those algorithms that the first fold has draws enough for; the others are left out. */
export function feasibleSpaces(spaces: SearchSpaces, [first]: readonly Fold[]): SearchSpaces {
  const draws = first?.trainedDraws ?? 0;
  return Object.fromEntries(Object.entries(spaces).filter(([algorithm]) => (algorithmNamed(algorithm)?.minimumDraws ?? 0) <= draws));
}
