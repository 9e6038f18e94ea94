import type Database from 'better-sqlite3';
import { LogCorruptError } from './errors';
import { openLogDatabaseReadOnly } from './open-database';
import { isDamaged } from './storage-errors';
import { treeProblems } from './verify-tree';

/** What a check of the whole log found. `problems` is empty when the log is sound. */
export type LogVerification = Readonly<{ events: number; streams: number; problems: readonly string[] }>;

const problemsMax = 100;

/**
 * Checks a log file from end to end: SQLite's own integrity, dense positions, dense stream versions, times that never go back, readable JSON, and the
 * tree of hashes over every line.
 *
 * @param onCheck told after each check how many of them are done
 */
export function verifyLog(file: string, onCheck: (done: number, total: number) => void = () => {}): LogVerification {
  const database = openLogDatabaseReadOnly(file);
  const total = checks.length + 3;
  const texts = (sql: string) => database.prepare<[], string>(`${sql} LIMIT ${problemsMax}`).pluck().all();
  try {
    // One state of a log that may be written meanwhile.
    database.exec('BEGIN');
    const wrong: string[] = [];
    const look = (done: number, check: () => void) => {
      lookDespiteDamage(check, wrong);
      onCheck(done, total);
    };
    for (const [index, sql] of checks.entries()) look(index + 1, () => wrong.push(...texts(sql)));
    look(checks.length + 1, () => wrong.push(...integrityProblems(database)));
    look(checks.length + 2, () => {
      for (const problem of treeProblems(database)) if (wrong.push(problem) >= problemsMax) break;
    });
    look(total, () => {
      if (wrong.length > 0) assertReadable(database);
    });
    return { ...countsIn(database), problems: [...new Set(wrong)].slice(0, problemsMax) };
  } finally {
    database.close();
  }
}

function integrityProblems(database: Database.Database): string[] {
  const lines = (database.pragma('integrity_check') as { integrity_check: string }[]).map((row) => row.integrity_check);
  return lines.filter((line) => line !== 'ok');
}

/** How much there is; nothing of what cannot be counted. */
function countsIn(database: Database.Database): { events: number; streams: number } {
  const count = (table: string): number => {
    try {
      return database.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
    } catch (error) {
      if (isDamaged(error)) return 0;
      throw error;
    }
  };
  return { events: count('events'), streams: count('streams') };
}

/** Reads event by event. @throws LogCorruptError that names the first one which cannot be read */
function assertReadable(database: Database.Database): void {
  const last = database.prepare<[], number>('SELECT coalesce(max(position), 0) FROM events').pluck().get() ?? 0;
  const read = database.prepare<[number]>('SELECT data, meta FROM events WHERE position = ?');
  for (let position = 1; position <= last; position++) {
    try {
      read.get(position);
    } catch (error) {
      throw new LogCorruptError(`position ${position} cannot be read: ${(error as Error).message}`);
    }
  }
}

/** A page that cannot be read is a problem, and not the end of the check. */
function lookDespiteDamage(check: () => void, problems: string[]): void {
  try {
    check();
  } catch (error) {
    if (!isDamaged(error) && !(error instanceof LogCorruptError)) throw error;
    problems.push((error as Error).message);
  }
}

/** Triggers that refuse changes: they stand in the way of mistakes, not of somebody who has the file. */
function guards(): string[] {
  const tables = ['streams', 'event_types', 'actors', 'events', 'commands', 'leaves', 'subtrees'];
  return ['events_dense', ...tables.flatMap((table) => ['update', 'delete', 'replace'].map((change) => `${table}_no_${change}`))];
}

/** Each query yields a line for each problem. All of them walk one index or the table once. */
const checks = [
  `SELECT 'position ' || (previous + 1) || ' is missing' FROM
     (SELECT position, lag(position, 1, 0) OVER (ORDER BY position) AS previous FROM events) WHERE position <> previous + 1`,
  `SELECT 'position ' || position || ' was recorded before the one in front of it' FROM
     (SELECT position, recorded_at, lag(recorded_at, 1, '') OVER (ORDER BY position) AS previous FROM events) WHERE recorded_at < previous`,
  `SELECT 'stream ' || (SELECT name FROM streams WHERE id = stream_id) || ' lacks a version' FROM
     (SELECT stream_id, count(*) AS events, min(version) AS first, max(version) AS last FROM events GROUP BY stream_id) WHERE first <> 1 OR last <> events`,
  "SELECT 'position ' || position || ' is not readable' FROM events WHERE NOT json_valid(data) OR NOT json_valid(meta)",
  "SELECT 'position ' || position || ' is not stored as text' FROM events WHERE typeof(data) <> 'text' OR typeof(meta) <> 'text' OR typeof(event_id) <> 'text'",
  `SELECT 'position ' || e.position || ' is listed under another actor, request or category than it says itself' FROM events e
     JOIN actors a ON a.id = e.actor_id JOIN streams s ON s.id = e.stream_id JOIN event_types t ON t.id = e.type_id
     WHERE CASE WHEN json_valid(e.meta) THEN json_extract(e.meta, '$.actor') <> a.name OR json_extract(e.meta, '$.correlationId') <> e.correlation_id
       OR substr(s.name, 1, instr(s.name, '-') - 1) <> t.category END`,
  "SELECT 'the command ' || id || ' is said to have led to position ' || position || ', which is not in the log' FROM commands WHERE position > (SELECT coalesce(max(position), 0) FROM events)",
  "SELECT 'the stream ' || name || ' has no events' FROM streams WHERE id NOT IN (SELECT stream_id FROM events)",
  `SELECT 'the guard ' || value || ' against changes is missing' FROM json_each('${JSON.stringify(guards())}')
     WHERE value NOT IN (SELECT name FROM sqlite_master WHERE type = 'trigger')`,
  "SELECT 'position ' || position || ' names no stream or type' FROM events WHERE stream_id NOT IN (SELECT id FROM streams) OR type_id NOT IN (SELECT id FROM event_types)",
];
