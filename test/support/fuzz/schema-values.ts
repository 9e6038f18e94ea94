import fc from 'fast-check';
import type { Json } from './api-operations';
import { hostileValue } from './hostile-values';

/** Values of a schema: its example, and what lies at its bounds; with `beyond`, one beyond them too. */
export function valuesOf(schema: Json, beyond = false): fc.Arbitrary<unknown> {
  const examples = schema.example === undefined ? [] : [schema.example];
  if (schema.enum) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'integer':
    case 'number':
      return fc.constantFrom(...examples, ...boundsOf(schema, beyond), ...(examples.length > 0 ? [] : [1, 2]));
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.oneof(...examples.map(fc.constant), arrayOf(schema, beyond));
    case 'object':
      return fc.oneof(...examples.map(fc.constant), objectOf(schema, beyond));
    default:
      return fc.constantFrom(...(examples.length > 0 ? examples : ['a', 'powerball']));
  }
}

function arrayOf({ items = {}, minItems = 0, maxItems = 3 }: Json, beyond: boolean): fc.Arbitrary<unknown[]> {
  const maxLength = Math.max(minItems, Math.min(maxItems, 5)) + (beyond ? 1 : 0);
  return fc.array(valuesOf(items, beyond), { minLength: beyond ? 0 : minItems, maxLength });
}

function objectOf({ properties = {}, required = [], additionalProperties }: Json, beyond: boolean): fc.Arbitrary<Json> {
  const fields = Object.fromEntries(Object.entries<Json>(properties).map(([name, schema]) => [name, valuesOf(schema, beyond)]));
  const declared = fc.record(fields, { requiredKeys: required });
  if (typeof additionalProperties !== 'object') return declared;
  return fc.dictionary(fc.constantFrom('white', 'powerball', 'main', 'a'), valuesOf(additionalProperties, beyond), { maxKeys: 3 });
}

function boundsOf({ minimum, maximum }: Json, beyond: boolean): number[] {
  const bounds = [...(minimum === undefined ? [] : [[minimum, -1]]), ...(maximum === undefined || maximum > 1e6 ? [] : [[maximum, 1]])];
  return bounds.flatMap(([bound, step]) => (beyond ? [bound, bound + step] : [bound]));
}

/** A value with something wrong in one place: of another type, gone, or one more. */
export function spoilt(value: Json): fc.Arbitrary<Json> {
  return fc
    .tuple(
      fc.nat(),
      fc.constantFrom('replace', 'replace', 'remove', 'add', 'repeat'),
      hostileValue,
      fc.constantFrom('extra', '__proto__', 'constructor', 'toString'),
    )
    .map(([at, how, hostile, name]) => {
      const copy = structuredClone(value);
      const places = placesIn(copy);
      const place = places[at % Math.max(1, places.length)];
      if (!place) return hostile;
      const [holder, key] = place;
      if (how === 'replace') holder[key] = hostile;
      else if (how === 'remove') delete holder[key];
      else if (how === 'add') Object.defineProperty(holder, name, { value: hostile, enumerable: true, configurable: true, writable: true });
      else holder[key] = Array.from({ length: 500 }, () => holder[key]);
      return copy;
    });
}

function placesIn(value: Json): [holder: Json, key: string][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).flatMap((key) => [[value, key] as [Json, string], ...placesIn(value[key])]);
}
