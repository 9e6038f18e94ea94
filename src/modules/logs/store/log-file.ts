import { createHash } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { kindOf } from '../domain/fingerprint';
import type { FailureClass } from '#modules/platform';
import type { WrittenLine } from './process-line';

/** Levels as numbers, so that "at least" is a comparison. */
export const levelNumbers = { debug: 20, info: 30, warn: 40, error: 50, fatal: 60 } as const;

const schemaVersion = 1;
const schema = `
  CREATE TABLE lines (
    id INTEGER PRIMARY KEY, time TEXT NOT NULL, level INTEGER NOT NULL, source TEXT NOT NULL, message TEXT NOT NULL,
    context TEXT NOT NULL, request_id TEXT, correlation_id TEXT, class TEXT, code TEXT
  );
  CREATE INDEX lines_by_time ON lines (time);
  CREATE INDEX warnings_by_time ON lines (time) WHERE level >= 40;
  CREATE INDEX errors_by_time ON lines (time) WHERE level >= 50;
  CREATE INDEX failures_by_time ON lines (time) WHERE class IS NOT NULL;
  CREATE INDEX lines_by_source ON lines (source, time);
  CREATE INDEX lines_by_request ON lines (request_id, time) WHERE request_id IS NOT NULL;
  CREATE TABLE error_groups (
    fingerprint TEXT PRIMARY KEY, class TEXT NOT NULL, code TEXT, source TEXT NOT NULL, message TEXT NOT NULL, count INTEGER NOT NULL,
    first_at TEXT NOT NULL, last_at TEXT NOT NULL, last_request_id TEXT, sample TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX error_groups_by_time ON error_groups (last_at, fingerprint);
  PRAGMA user_version = ${schemaVersion};`;

/** Somebody else who holds the file is waited for so long. */
const busyMsMax = 1_000;
const removedAtOnce = 5_000;

/**
 * Opens the file of the process log. One that is damaged is put aside, and one of another version is removed: they are not a part of the record.
 *
 * @throws Error when it can neither be opened nor made
 */
export function openLogFile(file: string): Database.Database {
  try {
    return opened(file);
  } catch (error) {
    if (!isDamage(error) || !existsSync(file)) throw error;
    for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true });
    renameSync(file, `${file}.damaged`);
    return opened(file);
  }
}

function opened(file: string): Database.Database {
  const database = new Database(file, { timeout: busyMsMax });
  try {
    database.pragma('auto_vacuum = INCREMENTAL');
    database.pragma('journal_mode = WAL');
    // What a power cut takes are the last lines of a log that is not the record.
    database.pragma('synchronous = OFF');
    const version = database.pragma('user_version', { simple: true });
    if (version !== schemaVersion) database.transaction(() => makeAnew(database))();
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function makeAnew(database: Database.Database): void {
  database.exec('DROP TABLE IF EXISTS lines; DROP TABLE IF EXISTS error_groups;');
  database.exec(schema);
}

/** Whether an error says that the file itself is not whole. */
export const isDamage = (error: unknown): boolean => ['SQLITE_CORRUPT', 'SQLITE_NOTADB'].includes((error as { code?: string }).code ?? '');

/** Writes lines and the kinds of failure that they tell of, and removes what is old. */
export class LogWriter {
  private readonly insert: Database.Statement;
  private readonly count: Database.Statement;
  private readonly writeAll: (lines: readonly WrittenLine[]) => void;

  constructor(private readonly database: Database.Database) {
    this.insert = database.prepare(
      'INSERT INTO lines (time, level, source, message, context, request_id, correlation_id, class, code) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    );
    this.count = database.prepare(
      `INSERT INTO error_groups VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?, ?) ON CONFLICT (fingerprint) DO UPDATE SET
       count = count + 1, first_at = min(first_at, excluded.first_at), last_at = max(last_at, excluded.last_at),
       last_request_id = coalesce(excluded.last_request_id, last_request_id), sample = excluded.sample`,
    );
    this.writeAll = database.transaction((lines: readonly WrittenLine[]) => {
      for (const line of lines) this.writeOne(line);
    });
  }

  /** Writes all of them or, where that fails, none. */
  write(lines: readonly WrittenLine[]): void {
    this.writeAll(lines);
  }

  /** Removes lines and kinds of failure from before a time, and the oldest of more lines than may be kept. */
  retain(before: string, linesMax: number): void {
    const old = this.database.prepare('DELETE FROM lines WHERE id IN (SELECT id FROM lines WHERE time < ? ORDER BY time LIMIT ?)');
    const surplus = this.database.prepare(
      'DELETE FROM lines WHERE id IN (SELECT id FROM lines WHERE id <= (SELECT max(id) FROM lines) - ? LIMIT ?)',
    );
    while (old.run(before, removedAtOnce).changes > 0);
    while (surplus.run(linesMax, removedAtOnce).changes > 0);
    this.database.prepare('DELETE FROM error_groups WHERE last_at < ?').run(before);
    this.database.pragma('incremental_vacuum');
  }

  private writeOne(line: WrittenLine): void {
    const { time, level, source, message, context, requestId, correlationId, code } = line;
    const text = JSON.stringify(context);
    this.insert.run(time, levelNumbers[level], source, message, text, requestId, correlationId, line.class, code);
    if (line.class !== null) this.countOne(line, line.class);
  }

  private countOne({ time, source, message, context, requestId, code }: WrittenLine, failureClass: FailureClass): void {
    const kind = kindOf({ class: failureClass, code, source, message });
    const fingerprint = createHash('sha256')
      .update(JSON.stringify([kind.class, kind.code, kind.source, kind.message]))
      .digest('hex')
      .slice(0, 16);
    const sample = JSON.stringify({ message, context });
    this.count.run(fingerprint, kind.class, kind.code, kind.source, kind.message, time, time, requestId, sample);
  }
}
