import { stringify } from 'csv-stringify/sync';

export const exportFormats = ['csv', 'json', 'ndjson'] as const;
export type ExportFormat = (typeof exportFormats)[number];
/** A row by the names of its columns. */
export type ExportedRow = Readonly<Record<string, unknown>>;

type Format = Readonly<{
  mediaType: string;
  head: (columns: readonly string[]) => string;
  rows: (rows: readonly ExportedRow[], columns: readonly string[], isFirst: boolean) => string;
  tail: string;
}>;

const formats: Readonly<Record<ExportFormat, Format>> = {
  csv: {
    mediaType: 'text/csv; charset=utf-8; header=present',
    head: (columns) => csv([columns]),
    rows: (rows, columns) => csv(rows.map((row) => columns.map((column) => cellOf(row[column])))),
    tail: '',
  },
  json: {
    mediaType: 'application/json; charset=utf-8',
    head: () => '[',
    rows: (rows, _, isFirst) => `${isFirst ? '\n' : ',\n'}${rows.map((row) => JSON.stringify(row)).join(',\n')}`,
    tail: '\n]\n',
  },
  ndjson: {
    mediaType: 'application/x-ndjson; charset=utf-8',
    head: () => '',
    rows: (rows) => rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
    tail: '',
  },
};

/** What an export is sent as. */
export const mediaTypeOf = (format: ExportFormat): string => formats[format].mediaType;

/** The text of an export, piece by piece. In CSV, a text that a spreadsheet would run as a formula gets an apostrophe in front. */
export async function* exportText(
  format: ExportFormat,
  columns: readonly string[],
  batches: AsyncIterable<readonly ExportedRow[]>,
): AsyncGenerator<string> {
  const { head, rows, tail } = formats[format];
  let isFirst = true;
  const start = head(columns);
  if (start !== '') yield start;
  for await (const batch of batches) {
    if (batch.length === 0) continue;
    yield rows(batch, columns, isFirst);
    isFirst = false;
  }
  if (tail !== '') yield tail;
}

/** @see https://owasp.org/www-community/attacks/CSV_Injection */
const csv = (records: readonly (readonly unknown[])[]): string => stringify([...records], { escape_formulas: true });

function cellOf(value: unknown): string | number {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'string') return value;
  return JSON.stringify(value);
}
