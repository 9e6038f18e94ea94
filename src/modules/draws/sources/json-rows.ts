import { type Rejection, reject } from '#events/kernel';
import type { SourceRow } from './records';

/** A list of draws as rows of cells, under the names of their fields. */
export type NamedRows = Readonly<{ header: readonly string[]; rows: readonly SourceRow[] }>;

/** Fields that lists of draws are wrapped in. */
const wrappers = ['items', 'draws', 'data', 'results', 'rows'];

/** JSON, or a list with one object a line (NDJSON). @throws SyntaxError for what is neither */
export function parseJsonText(text: string): unknown {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const isLineByLine = lines.length > 1 && lines.every((line) => line.startsWith('{') && line.trimEnd().endsWith('}'));
  return isLineByLine ? lines.map((line) => JSON.parse(line)) : JSON.parse(text);
}

/** The draws in JSON: a list of objects, an object with such a list, or one draw. A row's line is its place in the list, from 1. */
export function rowsOfJson(value: unknown): NamedRows | Rejection {
  const list = Array.isArray(value) ? value : (wrappedList(value) ?? (isObject(value) ? [value] : undefined));
  if (!list) return reject('unknown-layout', 'JSON must be a list of draws, each an object');
  if (list.length === 0) return reject('no-rows', 'the list of draws is empty');
  const header = [...new Set(list.slice(0, 1_000).flatMap((draw) => (isObject(draw) ? Object.keys(flat(draw)) : [])))];
  return { header, rows: list.map((draw, index) => rowOf(draw, header, index + 1)) };
}

function wrappedList(value: unknown): unknown[] | undefined {
  if (!isObject(value)) return undefined;
  return wrappers.map((name) => (Object.hasOwn(value, name) ? value[name] : undefined)).find(Array.isArray);
}

function rowOf(draw: unknown, header: readonly string[], line: number): SourceRow {
  const text = (JSON.stringify(draw) ?? '').slice(0, 1_000);
  if (!isObject(draw)) return { line, text, problem: 'it is no object' };
  const fields = flat(draw);
  return { line, text, cells: header.map((name) => cellOf(fields[name])) };
}

/** Pools and secondary draws may stand in objects of their own: `{ numbers: { white: […], powerball: […] } }`. */
function flat(draw: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(draw)) {
    if (!isObject(value)) fields[name] = value;
    else if (name === 'numbers') Object.assign(fields, value);
    else Object.assign(fields, Object.fromEntries(Object.entries(value).map(([inner, of]) => [inner, isObject(of) ? listOf(of) : of])));
  }
  return fields;
}

const listOf = (pools: Readonly<Record<string, unknown>>): unknown[] => Object.values(pools).flat();

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return Array.isArray(value) ? value.join(' ') : String(value).trim();
}

const isObject = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === 'object' && !Array.isArray(value);
