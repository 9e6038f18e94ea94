import Database from 'better-sqlite3';
import type { Cell, LegacyRow } from '../domain/cells';
import type { LegacyRows } from '../domain/decode-file';
import { NotALegacyFile } from './not-a-legacy-file';

/** The tables of an old file with their columns. */
export type LegacyTables = LegacyRows & Readonly<{ columns: Readonly<Record<TableName, string[]>> }>;
type TableName = keyof LegacyRows;

const magic = 'SQLite format 3\0';
/** Where the header says which journal the file was written with. */
const journalBytes = [18, 19];
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
    assertSound(database);
    const columns = {
      prediction_sets: columnsOf(database, 'prediction_sets'),
      model_predictions: columnsOf(database, 'model_predictions'),
    };
    return { columns, prediction_sets: rowsOf(database, 'prediction_sets'), model_predictions: rowsOf(database, 'model_predictions') };
  } catch (error) {
    if (error instanceof Database.SqliteError) throw new NotALegacyFile(`SQLite says: ${error.message}`);
    throw error;
  } finally {
    database.close();
  }
}

function openInMemory(bytes: Uint8Array): Database.Database {
  const copy = Buffer.from(bytes);
  if (copy.subarray(0, magic.length).toString('latin1') !== magic) {
    throw new NotALegacyFile('these are not the bytes of an SQLite database; send the file model_predictions.db as it is');
  }
  // A database in memory has no write-ahead log beside it: read it as one with a rollback journal.
  for (const at of journalBytes) copy[at] = 1;
  try {
    return new Database(copy);
  } catch (error) {
    throw new NotALegacyFile(`the file cannot be opened: ${(error as Error).message}`);
  }
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
  const missing = needed[table].filter((column) => !columns.includes(column));
  if (missing.length > 0) throw new NotALegacyFile(`the table ${table} lacks ${missing.join(', ')}; it has ${columns.join(', ')}`);
  return columns;
}

function rowsOf(database: Database.Database, table: TableName): LegacyRow[] {
  const sql = database.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').pluck().get(table) as string;
  const place = /WITHOUT\s+ROWID/i.test(sql) ? 'row_number() OVER ()' : 'rowid';
  const rows = database.prepare(`SELECT ${place} AS "row of the file", * FROM ${table}`).safeIntegers().all();
  return (rows as Record<string, Cell>[]).map(({ 'row of the file': row, ...cells }) => ({ row: Number(row), cells }));
}
