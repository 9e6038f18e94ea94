import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { DataSource } from 'typeorm';
import { LogFromNewerVersionError } from './errors';
import { asDamage, isDamaged } from './storage-errors';

const oldestSqlite = '3.51.3';

/** The folder of the project's own package.json, wherever this file was compiled to. */
export function packageRoot(from = __dirname): string {
  return existsSync(join(from, 'package.json')) ? from : packageRoot(dirname(from));
}

/**
 * Opens the log's database for writing, brought up to date by the migrations.
 *
 * @throws Error on an SQLite whose write-ahead log can corrupt a database (older than 3.51.3), or when a migration fails: all of them are undone then
 * @throws LogCorruptError @throws LogFromNewerVersionError
 */
export async function openLogDatabase(file: string): Promise<Database.Database> {
  assertSqliteVersion();
  const migrations = new DataSource({
    type: 'better-sqlite3',
    database: file,
    migrations: [join(packageRoot(), 'dist/migrations/*.js')],
    migrationsTransactionMode: 'all',
  });
  await migrate(migrations, file);
  const database = new Database(file);
  for (const pragma of ['journal_mode=WAL', 'synchronous=FULL', 'mmap_size=0', 'foreign_keys=OFF', 'cache_size=-65536'])
    database.pragma(pragma);
  return database;
}

async function migrate(migrations: DataSource, file: string): Promise<void> {
  try {
    await migrations.initialize();
    await assertNoneUnknown(migrations);
    await migrations.runMigrations();
  } catch (error) {
    if (error instanceof LogFromNewerVersionError) throw error;
    const cause = (error as { driverError?: Error }).driverError ?? (error as Error);
    if (isDamaged(cause)) throw asDamage(cause, file);
    throw new Error(`the event log ${file} could not be brought up to date, and is as it was: ${cause.message}`, { cause });
  } finally {
    if (migrations.isInitialized) await migrations.destroy();
  }
}

/** @throws LogFromNewerVersionError when a migration was run that this version has not */
async function assertNoneUnknown(migrations: DataSource): Promise<void> {
  const known = new Set(migrations.migrations.map((migration) => migration.name ?? migration.constructor.name));
  const tables: unknown[] = await migrations.query("SELECT 1 FROM sqlite_master WHERE name = 'migrations'");
  if (tables.length === 0) return;
  const run: { name: string }[] = await migrations.query('SELECT name FROM migrations ORDER BY id');
  const unknown = run.find(({ name }) => !known.has(name));
  if (unknown) throw new LogFromNewerVersionError(`the migration ${unknown.name}`);
}

/** Opens the log's database for reading alone, beside a writer if there is one. */
export function openLogDatabaseReadOnly(file: string): Database.Database {
  assertSqliteVersion();
  const database = new Database(file, { readonly: true, fileMustExist: true });
  database.pragma('mmap_size=0');
  return database;
}

/** The SQLite that is linked in. */
export const sqliteVersion = (database: Database.Database): string =>
  database.prepare<[], string>('SELECT sqlite_version()').pluck().get() ?? '';

function assertSqliteVersion(): void {
  const memory = new Database(':memory:');
  const version = sqliteVersion(memory);
  memory.close();
  if (version.localeCompare(oldestSqlite, 'en', { numeric: true }) >= 0) return;
  throw new Error(`SQLite ${version} can corrupt a write-ahead log; ${oldestSqlite} or newer is needed`);
}
