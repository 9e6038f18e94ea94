import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { LogFromNewerVersionError } from './errors';
import { packageRoot } from './package-root';
import { asDamage, isDamaged } from './storage-errors';

/**
 * Brings the log's database up to date, creating it where there is none.
 *
 * @throws Error when a migration fails: all of them are undone then
 * @throws LogCorruptError @throws LogFromNewerVersionError
 */
export async function migrateLog(file: string): Promise<void> {
  const migrations = new DataSource({
    type: 'better-sqlite3',
    database: file,
    migrations: [join(packageRoot(), 'dist/migrations/*.js')],
    migrationsTransactionMode: 'all',
  });
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
