import { type Rejection, reject } from '#events/kernel';
import { type Algorithm, algorithmNamed, type Hyperparameter, searchableAlgorithms } from '#modules/training';
import type { Dimension, SearchSpace, SearchSpaces } from './search-space';

/** Where somebody wants to look for one hyperparameter: at one value, among some, or in a range. What is left out of a range is the standard. */
export type DimensionWish =
  | number
  | Readonly<{ values: readonly number[] }>
  | Readonly<{ min?: number; max?: number; step?: number; scale?: 'linear' | 'logarithmic' }>;

/** What somebody wants to search: all algorithms without names, the standard space of each without more. */
export type SearchWish = Readonly<{ algorithms?: readonly string[] | undefined; space?: Readonly<Record<string, unknown>> | undefined }>;

/** Values that may be named for one hyperparameter. */
const valuesMax = 100;

/** The spaces of a search by algorithm, each within what the algorithm allows; or a refusal that says where it is wrong. */
export function searchSpacesOf({ algorithms, space = {} }: SearchWish): SearchSpaces | Rejection {
  const names = (algorithms ?? searchableAlgorithms).filter((name) => name !== 'uniform');
  const unsearchable = names.find((name) => !searchableAlgorithms.includes(name));
  if (unsearchable !== undefined)
    return reject('unknown-algorithm', `an experiment can try ${searchableAlgorithms.join(', ')}, not ${unsearchable}`);
  if (names.length === 0) return wrong('algorithms', 'must name one beside uniform, which is always the baseline');
  const other = Object.keys(space).find((name) => !names.includes(name));
  if (other !== undefined) return wrong(`space.${other}`, 'is not among the algorithms of this experiment');
  const spaces: Record<string, SearchSpace> = {};
  for (const name of new Set(names)) {
    const found = spaceOf(algorithmNamed(name) as Algorithm, space[name] ?? {});
    if ('rejected' in found) return found as Rejection;
    spaces[name] = found as SearchSpace;
  }
  return spaces;
}

function spaceOf({ name, hyperparameters }: Algorithm, wished: unknown): SearchSpace | Rejection {
  if (!isObject(wished)) return wrong(`space.${name}`, 'must be an object by hyperparameter');
  const unknown = Object.keys(wished).find((key) => !hyperparameters.some((known) => known.name === key));
  if (unknown !== undefined)
    return wrong(`space.${name}.${unknown}`, `is not one of ${hyperparameters.map((known) => known.name).join(', ') || 'none'}`);
  const space: Record<string, Dimension> = {};
  for (const hyperparameter of hyperparameters) {
    const path = `space.${name}.${hyperparameter.name}`;
    const wish = wished[hyperparameter.name];
    const dimension = wish === undefined ? standardOf(hyperparameter) : dimensionOf(path, hyperparameter, wish);
    if ('rejected' in dimension) return dimension;
    space[hyperparameter.name] = dimension;
  }
  return space;
}

const standardOf = ({ integer, search }: Hyperparameter): Dimension => ({ kind: 'range', step: integer ? 1 : null, ...search });

function dimensionOf(path: string, hyperparameter: Hyperparameter, wish: unknown): Dimension | Rejection {
  if (typeof wish === 'number') return choiceOf(path, hyperparameter, [wish]);
  if (!isObject(wish)) return wrong(path, 'must be a number, { values } or { min, max, step, scale }');
  return 'values' in wish ? choiceOf(path, hyperparameter, wish.values) : rangeOf(path, hyperparameter, wish);
}

function choiceOf(path: string, { min, max, integer }: Hyperparameter, values: unknown): Dimension | Rejection {
  const fits = (value: unknown) => typeof value === 'number' && value >= min && value <= max && (!integer || Number.isInteger(value));
  if (!Array.isArray(values) || values.length === 0 || values.length > valuesMax || !values.every(fits))
    return wrong(path, `must be ${integer ? 'whole ' : ''}numbers from ${min} to ${max}, 1 to ${valuesMax} of them`);
  return { kind: 'choice', values: [...new Set(values as number[])] };
}

function rangeOf(path: string, hyperparameter: Hyperparameter, wish: Readonly<Record<string, unknown>>): Dimension | Rejection {
  const { integer, search } = hyperparameter;
  const { min = search.min, max = search.max, step = integer ? 1 : null, scale = search.scale, ...rest } = wish;
  const [other] = Object.keys(rest);
  if (other !== undefined) return wrong(path, `has no ${other}; a range has min, max, step and scale`);
  if (!isWithin(hyperparameter, min, max))
    return wrong(path, `must be a range within ${hyperparameter.min} to ${hyperparameter.max}, and its min not above its max`);
  if (!isStep(step, integer) || (integer && !Number.isInteger(min)))
    return wrong(`${path}.step`, integer ? 'must be a whole number above 0, from a whole min' : 'must be above 0');
  if (!isScale(scale, min as number)) return wrong(`${path}.scale`, 'must be linear, or logarithmic for a range that begins above 0');
  return min === max ? { kind: 'choice', values: [min as number] } : ({ kind: 'range', min, max, step, scale } as Dimension);
}

const isScale = (scale: unknown, min: number): boolean => scale === 'linear' || (scale === 'logarithmic' && min > 0);

const isWithin = (allowed: Hyperparameter, min: unknown, max: unknown): boolean =>
  typeof min === 'number' && typeof max === 'number' && min >= allowed.min && max <= allowed.max && min <= max;

/** Whole numbers need whole steps; others may do without. */
const isStep = (step: unknown, integer: boolean): boolean =>
  integer
    ? Number.isInteger(step) && (step as number) > 0
    : step === null || (typeof step === 'number' && step > 0 && Number.isFinite(step));

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const wrong = (path: string, what: string): Rejection => reject('invalid-search-space', `${path} ${what}`);
