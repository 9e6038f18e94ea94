import { z } from 'zod';
import { rowsMax } from '../sources/parse-draws';
import { UpstreamFailure } from './upstream-failure';

const Cell = z.union([z.string(), z.number()]);
/** A row of a lottery's dataset, as Socrata has it. What the cells hold is checked by the import, row by row. */
const Row = z.object({ draw_date: z.string(), winning_numbers: z.string(), multiplier: Cell.nullish() });
/** A row of a lottery's dataset. */
export type DatasetRow = z.output<typeof Row>;

/** Reads what the source sent. @throws UpstreamFailure when it is not a list of draws */
export function datasetRows(bytes: Uint8Array): DatasetRow[] {
  const list = jsonIn(bytes);
  if (!Array.isArray(list)) throw new UpstreamFailure('not-draws', `the source sent no list: ${JSON.stringify(list).slice(0, 200)}`);
  if (list.length === 0) throw new UpstreamFailure('empty-list', 'the source sent an empty list');
  if (list.length > rowsMax) throw new UpstreamFailure('too-large', `the source sent ${list.length} rows; one import accepts ${rowsMax}`);
  return list.map((item, index) => {
    const read = Row.safeParse(item);
    if (read.success) return read.data;
    const [issue] = read.error.issues;
    throw new UpstreamFailure('not-draws', `row ${index + 1} is not a draw: ${issue?.path.join('.')}: ${issue?.message}`);
  });
}

/** The rows as text in the canonical layout, the form that an import reads. */
export function toCanonicalCsv(rows: readonly DatasetRow[]): string {
  const lines = rows.map(({ draw_date: date, winning_numbers: numbers, multiplier }) =>
    [date.replace(/T00:00:00(\.0+)?$/, ''), ...numbers.trim().split(/\s+/), String(multiplier ?? '')].map(plain).join(','),
  );
  return `draw_date,n1,n2,n3,n4,n5,powerball,power_play\n${lines.join('\n')}\n`;
}

/** A cell without what has a meaning in CSV: no draw has any of it, and the import tells what is wrong with the rest. */
const plain = (cell: string): string => cell.replaceAll(/[",\r\n\0]/g, ' ').slice(0, 100);

function jsonIn(bytes: Uint8Array): unknown {
  const text = new TextDecoder().decode(bytes);
  try {
    return JSON.parse(text);
  } catch (error) {
    if (/^\s*[[{]/.test(text))
      throw new UpstreamFailure('broken-json', `the source sent JSON that breaks off: ${(error as Error).message}`);
    throw new UpstreamFailure('not-json', `the source sent ${/^\s*</.test(text) ? 'a web page' : 'something'} that is not JSON`);
  }
}
