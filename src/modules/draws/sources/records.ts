import { parse } from 'csv-parse/sync';
import type { Line } from './lines';

/** What may stand between two cells. */
export type Delimiter = ',' | ';' | '\t' | '|';
const delimiters: readonly Delimiter[] = [',', ';', '\t', '|'];

/** A row's cells, or why it has none. */
export type SourceRow = Readonly<{ line: number; text: string }> & (Readonly<{ cells: readonly string[] }> | Readonly<{ problem: string }>);

/** What stands between the cells of some rows: what the first row has most of, and most others as often. */
export function delimiterOf(lines: readonly Line[]): Delimiter {
  const counts = delimiters.map((delimiter) => {
    const [first = 0, ...others] = lines.map(({ text }) => countOutsideQuotes(text, delimiter));
    const alike = others.filter((count) => count === first).length;
    return { delimiter, first, fits: first > 0 && alike * 2 >= others.length };
  });
  const [best] = counts.filter(({ fits }) => fits).sort((a, b) => b.first - a.first);
  return best?.delimiter ?? ',';
}

function countOutsideQuotes(text: string, delimiter: Delimiter): number {
  let count = 0;
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (character === delimiter && !quoted) count++;
  }
  return count;
}

/** The cells of some rows. A row that is no CSV is told; the others are read. */
export function recordsOf(lines: readonly Line[], delimiter: Delimiter): SourceRow[] {
  const records = cellsIn(lines.map(({ text }) => text).join('\n'), delimiter);
  if (records?.length === lines.length) return lines.map((line, index) => ({ ...line, cells: records[index] as string[] }));
  return lines.map((line) => {
    const [cells] = cellsIn(line.text, delimiter) ?? [];
    return cells ? { ...line, cells } : { ...line, problem: 'the row cannot be read as CSV: a quote is not closed' };
  });
}

function cellsIn(text: string, delimiter: Delimiter): string[][] | undefined {
  try {
    return parse(text, { delimiter, record_delimiter: '\n', relax_column_count: true, relax_quotes: true, trim: true });
  } catch {
    return undefined;
  }
}
