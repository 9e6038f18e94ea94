import { parse } from 'csv-parse/sync';
import { type Rejection, reject } from '#events/kernel';
import type { Game } from '../domain/game';
import type { ImportedRow } from '../domain/import-plan';
import { canonicalLayout } from './layouts/canonical.layout';
import { type Layout, normalName } from './layouts/layout';
import { nyOpenDataLayout } from './layouts/ny-open-data.layout';

/** Rows that one import accepts. */
export const rowsMax = 50_000;

const layouts: readonly Layout[] = [canonicalLayout, nyOpenDataLayout];

/** A file's rows and the layout that they were read in. */
export type ParsedDraws = Readonly<{ layout: string; rows: readonly ImportedRow[] }>;

type Line = Readonly<{ record: readonly string[]; line: number }>;

/** Reads a file of a game's draws, telling its layout from its header. A file that cannot be read at all is refused whole. */
export function parseDraws(_: Game, bytes: Uint8Array): ParsedDraws | Rejection {
  const text = textOf(bytes);
  if (typeof text !== 'string') return text;
  if (linesIn(text) > rowsMax + 1) return reject('too-many-rows', `one import accepts ${rowsMax} rows: split the file`);
  const lines = linesOf(text);
  if (!Array.isArray(lines)) return lines as Rejection;
  const [header, ...rows] = lines as Line[];
  const names = header?.record.map(normalName) ?? [];
  const layout = layouts.find(({ requires }) => requires.every((required) => names.filter((name) => name === required).length === 1));
  if (!layout) return reject('unknown-layout', unknownLayout(header?.record.join(',') ?? ''));
  if (rows.length === 0) return reject('no-rows', 'the file has a header and no rows below it');
  return { layout: layout.name, rows: rows.map((row) => readRow(layout, names, row)) };
}

function readRow(layout: Layout, names: readonly string[], { record, line }: Line): ImportedRow {
  const text = record.join(',');
  if (record.length !== names.length) {
    return { line, text, problem: { code: 'wrong-cells', message: `the header has ${names.length} cells and this row ${record.length}` } };
  }
  const read = layout.read(Object.fromEntries(names.map((name, index) => [name, record[index] ?? ''])));
  return 'code' in read ? { line, text, problem: read } : { line, text, draw: read };
}

function textOf(bytes: Uint8Array): string | Rejection {
  if (bytes.length === 0) return reject('empty-body', 'send the file as the body');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return reject('not-text', 'the body is not UTF-8 text');
  }
  if (text.includes('\0')) return reject('not-text', 'the body holds binary data, not text');
  if (text.trim() === '') return reject('empty-body', 'the body holds nothing but white space');
  return text.trimStart().startsWith('<') ? reject('unknown-layout', unknownLayout('a web page, not a file of draws')) : text;
}

function linesOf(text: string): Line[] | Rejection {
  try {
    const records = parse(withPlainLineBreaks(text), {
      relax_column_count: true,
      skip_empty_lines: true,
      relax_quotes: true,
      trim: true,
      info: true,
      max_record_size: 10_000,
    });
    return (records as unknown as { record: string[]; info: { lines: number } }[]).map(({ record, info }) => ({
      record,
      line: info.lines - lineBreaksIn(record),
    }));
  } catch (error) {
    return reject('unknown-layout', unknownLayout(`a file that cannot be read as CSV (${(error as Error).message})`));
  }
}

/** csv-parse counts a CRLF in a quoted cell as two lines. */
const withPlainLineBreaks = (text: string): string => text.replaceAll(/\r\n?/g, '\n');

/** csv-parse tells the line that a row ends on; a row with line breaks in its cells begins that many lines above. */
const lineBreaksIn = (record: readonly string[]): number => record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);

/** Lines of a text; what a file can hold is known before anything is parsed. */
function linesIn(text: string): number {
  let lines = 0;
  for (let at = -1; at < text.length; lines++) {
    const next = text.indexOf('\n', at + 1);
    if (next === -1) break;
    at = next;
  }
  return lines;
}

const unknownLayout = (seen: string) =>
  `seen: ${seen.slice(0, 200)}; accepted headers: ${layouts.map(({ header }) => header).join(' — or: ')}`;
