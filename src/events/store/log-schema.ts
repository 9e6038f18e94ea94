import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openLogDatabaseReadOnly } from './open-database';
import { packageRoot } from './package-root';

/** Which migrations a log lacks, and which it has that this version of Hindcast does not know, by their times. */
export type LogSchema = Readonly<{ applied: number; missing: readonly number[]; unknown: readonly number[] }>;

/** What a log file's tables are, beside what this version makes them. Changes nothing. @throws Error when it is no log */
export function logSchemaOf(file: string): LogSchema {
  const database = openLogDatabaseReadOnly(file);
  try {
    const applied = database.prepare<[], number>('SELECT timestamp FROM migrations ORDER BY timestamp').pluck().all();
    const shipped = shippedMigrations();
    return {
      applied: applied.length,
      missing: shipped.filter((time) => !applied.includes(time)),
      unknown: applied.filter((time) => !shipped.includes(time)),
    };
  } finally {
    database.close();
  }
}

/** Their files begin with their times. */
const shippedMigrations = (): number[] =>
  readdirSync(join(packageRoot(), 'dist/migrations')).flatMap((name) => (/^\d+-.*\.js$/.test(name) ? [Number.parseInt(name, 10)] : []));
