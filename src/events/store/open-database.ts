import Database from 'better-sqlite3';

const oldestSqlite = '3.51.3';

/**
 * Opens the log's database for writing, brought up to date by the migrations.
 *
 * @throws Error on an SQLite whose write-ahead log can corrupt a database (older than 3.51.3), or when a migration fails: all of them are undone then
 * @throws LogCorruptError @throws LogFromNewerVersionError
 */
export async function openLogDatabase(file: string): Promise<Database.Database> {
  assertSqliteVersion();
  // TypeORM takes most of the time to load that this room takes, and who only reads needs none of it.
  const { migrateLog } = require('./migrate-log') as typeof import('./migrate-log');
  await migrateLog(file);
  const database = new Database(file);
  for (const pragma of ['journal_mode=WAL', 'synchronous=FULL', 'mmap_size=0', 'foreign_keys=OFF', 'cache_size=-65536'])
    database.pragma(pragma);
  return database;
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
