import Database from 'better-sqlite3';
import type { Cell, LegacyRow } from '../domain/cells';
import type { LegacyRows } from '../domain/decode-file';
import { NotALegacyFile } from './not-a-legacy-file';

/** The tables of an old file with the columns that they have, and what else should be known of the file. */
export type LegacyTables = LegacyRows & Readonly<{ columns: Readonly<Record<TableName, string[]>>; notes: string[] }>;
type TableName = keyof LegacyRows;

/** Where the header says which journal the file was written with; 2 is a write-ahead log. */
const journalBytes = [18, 19] as const;
const writeAheadLog = 2;
const walNote =
  'the file was written with a write-ahead log: what stands in a file beside it (-wal) is not read; close the old application first, so that it is written into the file';
/** More than the old application ever wrote, and less than a file that was made to harm needs. */
const rowsMax = 100_000;
const cellBytesMax = 1_000_000;
/** Columns that mean something; others are not read. */
const known: Readonly<Record<TableName, readonly string[]>> = {
  prediction_sets: [
    ...['set_id', 'model_name', 'created_at', 'is_current', 'total_predictions'],
    ...['training_duration', 'notes', 'model_artifact_path'],
  ],
  model_predictions: [
    ...['model_name', 'prediction_id', 'prediction_set_id', 'white_numbers', 'powerball', 'probability'],
    ...['features_used', 'hyperparameters', 'performance_metrics', 'created_at', 'version', 'is_active'],
  ],
};
const needed: Readonly<Record<TableName, readonly string[]>> = {
  prediction_sets: ['set_id', 'model_name', 'created_at'],
  model_predictions: ['prediction_set_id', 'white_numbers', 'powerball'],
};

/**
 * Reads the tables of the old application out of a file's bytes, from memory: nothing is written, and nothing that the file brings with it
 * (views, triggers, functions in its schema) is run.
 *
 * @throws NotALegacyFile when the bytes are no whole SQLite database, or not one with these tables
 */
export function readLegacyFile(bytes: Uint8Array): LegacyTables {
  const database = openInMemory(bytes);
  try {
    database.pragma('trusted_schema = OFF');
    database.pragma('query_only = ON');
    database.pragma('cell_size_check = ON');
    database.pragma('ignore_check_constraints = ON');
    assertPlain(database);
    assertSound(database);
    const columns = {
      prediction_sets: columnsOf(database, 'prediction_sets'),
      model_predictions: columnsOf(database, 'model_predictions'),
    };
    return {
      columns,
      prediction_sets: rowsOf(database, 'prediction_sets', columns.prediction_sets),
      model_predictions: rowsOf(database, 'model_predictions', columns.model_predictions),
      notes: bytes[journalBytes[0]] === writeAheadLog ? [walNote] : [],
    };
  } catch (error) {
    if (error instanceof Database.SqliteError) throw new NotALegacyFile(`SQLite says: ${error.message}`);
    throw error;
  } finally {
    database.close();
  }
}

function openInMemory(bytes: Uint8Array): Database.Database {
  const copy = Buffer.from(bytes);
  // A database in memory has no write-ahead log beside it: read it as one with a rollback journal.
  for (const at of journalBytes) copy[at] = 1;
  try {
    return new Database(copy);
  } catch (error) {
    throw new NotALegacyFile(`the file cannot be opened: ${(error as Error).message}`);
  }
}

/** A computed column is a program of the file's: it is not run, not even to look whether the file is sound. */
function assertPlain(database: Database.Database): void {
  const computed = database
    .prepare(`SELECT s.name FROM sqlite_schema s JOIN pragma_table_xinfo(s.name) x WHERE s.type = 'table' AND x.hidden > 1`)
    .pluck()
    .get();
  if (computed !== undefined) throw new NotALegacyFile(`the table ${computed} has computed columns, which the old application never had`);
}

function assertSound(database: Database.Database): void {
  const found = database.pragma('quick_check(1)', { simple: true });
  if (found !== 'ok') throw new NotALegacyFile(`the database is damaged: ${found}`);
}

function columnsOf(database: Database.Database, table: TableName): string[] {
  const tables = database.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'`).pluck().all();
  if (!tables.includes(table)) {
    const there = tables.length === 0 ? 'it has none' : `it has ${tables.slice(0, 20).join(', ')}`;
    throw new NotALegacyFile(`the database has no table ${table}; ${there}`);
  }
  const columns = (database.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name);
  const missing = needed[table].filter((column) => !columns.some((name) => name.toLowerCase() === column));
  if (missing.length > 0) throw new NotALegacyFile(`the table ${table} lacks ${missing.join(', ')}; it has ${columns.join(', ')}`);
  return columns;
}

function rowsOf(database: Database.Database, table: TableName, columns: readonly string[]): LegacyRow[] {
  const read = columns.filter((name) => known[table].includes(name.toLowerCase()));
  const quoted = read.map((name) => `"${name.replaceAll('"', '""')}"`);
  const isTooLarge = quoted.map((name) => `length(CAST(${name} AS BLOB)) > ${cellBytesMax}`).join(' OR ');
  if (database.prepare(`SELECT 1 FROM ${table} WHERE ${isTooLarge}`).get() !== undefined) {
    throw new NotALegacyFile(`a cell of ${table} is larger than ${cellBytesMax} bytes`);
  }
  const rows = database
    .prepare(`SELECT ${quoted.join(', ')} FROM ${table} LIMIT ${rowsMax + 1}`)
    .safeIntegers()
    .raw()
    .all() as Cell[][];
  if (rows.length > rowsMax) throw new NotALegacyFile(`the table ${table} has more than ${rowsMax} rows`);
  return rows.map((cells, index) => ({
    row: index + 1,
    cells: Object.fromEntries(read.map((name, column) => [name.toLowerCase(), cells[column] as Cell])),
  }));
}
