import { z } from 'zod';
import { rowsMax } from '../sources/parse-draws';
import { UpstreamFailure } from './upstream-failure';

/** A row of a lottery's dataset, as Socrata has it. What the cells hold is checked by the import, row by row. */
const Row = z.looseObject({ draw_date: z.string(), winning_numbers: z.string() });
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
