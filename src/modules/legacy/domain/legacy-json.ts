import type { LegacyTicketContent } from './legacy-set';
import { type Cell, readText } from './cells';

type Json = LegacyTicketContent['unassigned'][number];
type JsonObject = { [key: string]: Json };

/** JSON as Python writes it, read. `notNumbers` counts NaN, infinities and numbers beyond them, which JSON does not know: they are read as null. */
export type LegacyJson = Readonly<{ value: Json; notNumbers: number }>;

/** The three JSON columns of a prediction, each where it belongs. */
export type JsonColumns = Readonly<{
  features: Json[] | null;
  hyperparameters: JsonObject | null;
  metrics: JsonObject | null;
  /** What could not be told to be any of them. */
  unassigned: readonly Json[];
  /** Columns whose value stood in another one's place. */
  swapped: readonly string[];
}>;

const stringsAndNotNumbers = /"(?:[^"\\]|\\.)*"|-?Infinity|NaN/g;
/** Deeper than this nobody nested features or hyperparameters. */
const depthMax = 64;
const metricName = /(^|_)(accuracy|mse|rmse|mae|r2|score|loss|error|precision|recall|f1|auc|mean|std)(_|$)/i;

/** Reads JSON that may hold a bare NaN. Undefined when it is no JSON even so, or nested deeper than any was meant to be. */
export function parseLegacyJson(text: string): LegacyJson | undefined {
  let notNumbers = 0;
  const strict = text.replace(stringsAndNotNumbers, (token) => {
    if (token.startsWith('"')) return token;
    notNumbers++;
    return 'null';
  });
  try {
    const value = plain(JSON.parse(strict), depthMax, () => notNumbers++);
    return { value, notNumbers };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The same without what canonical JSON cannot say: numbers too large for one, halves of characters. @throws RangeError for what is nested too deep */
function plain(value: Json, depth: number, onNotNumber: () => void): Json {
  if (depth < 0) throw new RangeError('the JSON is nested too deep');
  if (typeof value === 'string') return value.toWellFormed();
  if (typeof value === 'number' && !Number.isFinite(value)) {
    onNotNumber();
    return null;
  }
  if (Array.isArray(value)) return value.map((item) => plain(item, depth - 1, onNotNumber));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key.toWellFormed(), plain(item, depth - 1, onNotNumber)]));
}

/** A cell that should hold JSON. `readable` is false where it holds something else. */
export function readJson(cell: Cell | undefined): Readonly<{ json: LegacyJson | null; readable: boolean }> {
  const text = readText(cell);
  if (text.value === null) return { json: null, readable: text.readable };
  const json = parseLegacyJson(text.value);
  return { json: json ?? null, readable: json !== undefined };
}

/**
 * Tells which value is which: the list is the features, an object of well-known measures the metrics, the other object the hyperparameters.
 * Two objects that stand in their own columns stay there unless both say otherwise. What that leaves open is given as `unassigned`.
 */
export function assignJson(features: Json, hyperparameters: Json, metrics: Json): JsonColumns {
  const given = [
    { column: 'features_used', value: features },
    { column: 'hyperparameters', value: hyperparameters },
    { column: 'performance_metrics', value: metrics },
  ].filter(({ value }) => value !== null);
  const lists = given.filter((each): each is { column: string; value: Json[] } => Array.isArray(each.value));
  const objects = given.filter((each): each is { column: string; value: JsonObject } => isObject(each.value));
  const [first, second] = rolesOf(objects);
  const chosen = [lists.length === 1 ? { role: 'features_used', ...lists[0] } : undefined, first, second].filter(
    (each) => each !== undefined,
  );
  const inRole = (role: string) => chosen.find((each) => each.role === role)?.value;
  const used = new Set(chosen.map(({ column }) => column));
  return {
    features: (inRole('features_used') as Json[] | undefined) ?? null,
    hyperparameters: (inRole('hyperparameters') as JsonObject | undefined) ?? null,
    metrics: (inRole('performance_metrics') as JsonObject | undefined) ?? null,
    unassigned: given.filter(({ column }) => !used.has(column)).map(({ value }) => value),
    swapped: chosen.filter(({ role, column }) => role !== column).map(({ column }) => column as string),
  };
}

type Placed = Readonly<{ column: string; value: JsonObject }>;
type WithRole = Placed & Readonly<{ role: string }>;

function rolesOf(objects: readonly Placed[]): WithRole[] {
  const role = (each: Placed, name: string): WithRole => ({ ...each, role: name });
  const inPlace = objects.every(({ column }) => column !== 'features_used');
  if (objects.length === 2) {
    const measures = objects.filter(({ value }) => looksLikeMetrics(value));
    if (measures.length !== 1) return inPlace ? objects.map((each) => role(each, each.column)) : [];
    return objects.map((each) => role(each, each === measures[0] ? 'performance_metrics' : 'hyperparameters'));
  }
  const [only] = objects;
  if (objects.length !== 1 || !only) return [];
  if (looksLikeMetrics(only.value)) return [role(only, 'performance_metrics')];
  return inPlace ? [role(only, only.column)] : [];
}

const isObject = (value: Json): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

const looksLikeMetrics = (value: JsonObject): boolean => Object.keys(value).some((key) => metricName.test(key));
