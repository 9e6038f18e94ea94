import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { temporaryDirectory } from './temporary-directory';

export type Values = Readonly<Record<string, unknown>>;

const predictionColumns = `model_name TEXT, prediction_id TEXT, prediction_set_id TEXT, white_numbers TEXT, powerball INTEGER, probability REAL,
  features_used TEXT, hyperparameters TEXT, performance_metrics TEXT, created_at TEXT, version INTEGER, is_active BOOLEAN`;
const setColumns =
  'model_name TEXT, created_at TIMESTAMP, is_current BOOLEAN, total_predictions INTEGER, training_duration REAL, notes TEXT';

/** The forms that the old application's table of sets had in its time. */
export const variants = {
  'set_id as its key': `set_id TEXT PRIMARY KEY, ${setColumns}`,
  'an id of its own': `id INTEGER PRIMARY KEY AUTOINCREMENT, set_id TEXT UNIQUE NOT NULL, ${setColumns}`,
  'a path of the model': `id INTEGER PRIMARY KEY AUTOINCREMENT, set_id TEXT UNIQUE NOT NULL, ${setColumns}, model_artifact_path TEXT`,
} as const;
export type Variant = keyof typeof variants;

/** The bytes of a database as the old application wrote it. */
export function legacyDatabase(variant: Variant, sets: readonly Values[], predictions: readonly Values[], journal = 'delete'): Buffer {
  const file = join(temporaryDirectory(), 'model_predictions.db');
  const database = new Database(file);
  database.pragma(`journal_mode = ${journal}`);
  database.exec(`CREATE TABLE prediction_sets (${variants[variant]}); CREATE TABLE model_predictions (${predictionColumns})`);
  for (const set of sets) insert(database, 'prediction_sets', set);
  for (const prediction of predictions) insert(database, 'model_predictions', prediction);
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
  return readFileSync(file);
}

function insert(database: Database.Database, table: string, values: Values): void {
  const columns = Object.keys(values);
  database.prepare(`INSERT INTO ${table} (${columns}) VALUES (${columns.map((column) => `@${column}`)})`).run(values);
}
