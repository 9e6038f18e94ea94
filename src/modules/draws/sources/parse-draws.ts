import { isRejection, type Rejection, reject } from '#events/kernel';
import { jsonDepth, jsonDepthMax } from '#modules/platform';
import type { Game } from '../domain/game';
import type { ImportedRow } from '../domain/import-plan';
import { type Columns, columnsUnder } from './columns';
import { type DayOrder, DayOrderSurvey } from './dates';
import { columnsOfRow } from './headerless';
import { parseJsonText, rowsOfJson } from './json-rows';
import { linesIn } from './lines';
import { readText } from './read-text';
import { readRow, writtenDateOf } from './read-row';
import { delimiterOf, recordsOf, type SourceRow } from './records';

/** Rows that one import accepts. */
export const rowsMax = 250_000;
/** Rows read between two turns of the event loop. */
const rowsInABatch = 1_000;
/** Up to this many rows are kept when they are read the first time. Beyond, reading twice is better than keeping all. */
const rowsKeptMax = 20_000;

/** A file's draws and the layout that they were read in. `batches` reads them from the beginning each time. */
export type ParsedDraws = Readonly<{ layout: string; rows: number; batches: () => Iterable<ImportedRow[]> }>;

/** A source of rows that can be read again and again. */
type Source = Readonly<{ columns: Columns; batches: () => Iterable<SourceRow[]> }>;

/**
 * Reads a game's draws from a file's bytes or from JSON, telling the layout by itself. Reads twice: once to find out over the whole file
 * which number of a date is the day. A file that cannot be read at all is refused whole.
 */
export async function parseDraws(game: Game, content: Uint8Array | object): Promise<ParsedDraws | Rejection> {
  const source = sourceOf(game, content);
  if (isRejection(source)) return source;
  const survey = await surveyOf(game, source);
  if (isRejection(survey)) return survey;
  const { columns } = source;
  const { order, rows, kept = source.batches } = survey;
  return {
    layout: columns.layout,
    rows,
    *batches() {
      for (const batch of kept()) yield batch.map((row) => readRow(game, columns, order, row));
    },
  };
}

type Survey = Readonly<{ order: DayOrder; rows: number; kept?: () => Iterable<SourceRow[]> }>;

async function surveyOf(game: Game, { columns, batches }: Source): Promise<Survey | Rejection> {
  const survey = new DayOrderSurvey(game);
  const kept: SourceRow[][] = [];
  let rows = 0;
  for (const batch of batches()) {
    if (rows > 0) await new Promise((resolve) => setImmediate(resolve));
    rows += batch.length;
    if (rows > rowsMax) return reject('too-many-rows', `one import accepts ${rowsMax} rows: split the file`);
    if (rows <= rowsKeptMax) kept.push(batch);
    for (const row of batch) survey.add('cells' in row ? writtenDateOf(row.cells, columns) : undefined);
  }
  return surveyed(survey, rows, kept);
}

function surveyed(survey: DayOrderSurvey, rows: number, kept: readonly SourceRow[][]): Survey | Rejection {
  if (rows === 0) return reject('no-rows', 'the file has a header and no rows below it');
  const order = survey.decide();
  if (typeof order !== 'string') return order;
  return { order, rows, ...(rows <= rowsKeptMax ? { kept: () => kept } : {}) };
}

function sourceOf(game: Game, content: Uint8Array | object): Source | Rejection {
  if (!(content instanceof Uint8Array)) return jsonSource(game, content);
  const text = readText(content);
  if (typeof text !== 'string') return text;
  const start = text.trimStart();
  if (start.startsWith('<')) return reject('unknown-layout', unknownLayout(game, 'a web page, not a file of draws'));
  return /^[[{]\s*["{\]}]/.test(start) ? jsonTextSource(game, start) : textSource(game, text);
}

function jsonTextSource(game: Game, text: string): Source | Rejection {
  if (jsonDepth(text) > jsonDepthMax) return reject('json-too-deep', `JSON may be nested ${jsonDepthMax} deep at most`);
  try {
    return jsonSource(game, parseJsonText(text));
  } catch (error) {
    return reject('unknown-layout', unknownLayout(game, `JSON that cannot be read (${(error as Error).message})`));
  }
}

function jsonSource(game: Game, value: unknown): Source | Rejection {
  const read = rowsOfJson(value);
  if (isRejection(read)) return read;
  const columns = columnsUnder(game, read.header);
  if (!columns) return reject('unknown-layout', unknownLayout(game, read.header.join(', ')));
  return { columns: { ...columns, layout: columns.layout === 'ny-open-data' ? 'socrata-json' : 'json' }, batches: () => [[...read.rows]] };
}

function textSource(game: Game, text: string): Source | Rejection {
  const [first = []] = linesIn(text, 50);
  const delimiter = delimiterOf(first);
  const [head] = recordsOf(first.slice(0, 1), delimiter);
  const cells = head && 'cells' in head ? head.cells : [];
  const under = columnsUnder(game, cells);
  const columns = under ?? columnsOfRow(game, cells);
  if (!columns) return reject('unknown-layout', unknownLayout(game, first[0]?.text ?? ''));
  return {
    columns,
    *batches() {
      let skip = under ? 1 : 0;
      for (const lines of linesIn(text, rowsInABatch)) {
        const rows = recordsOf(lines.slice(skip), delimiter);
        skip = 0;
        if (rows.length > 0) yield rows;
      }
    },
  };
}

function unknownLayout(game: Game, seen: string): string {
  const pools = Object.entries(game.pools).flatMap(
    ([
      pool,
      {
        columns: [column],
      },
    ]) => {
      const pick = game.eras.at(-1)?.pools[pool]?.pick ?? 1;
      return pick === 1 ? [column] : [`${column}1,…,${column}${pick}`];
    },
  );
  const own = ['draw_date', ...pools].join(',');
  return `seen: ${seen.slice(0, 200)}; accepted headers: ${own} — or: Draw Date,Winning Numbers — or none: ${game.name},month,day,year and the numbers`;
}
