import { openLogDatabaseReadOnly } from './open-database';
import { treeProblems } from './verify-tree';

/** What a check of the whole log found. `problems` is empty when the log is sound. */
export type LogVerification = Readonly<{ events: number; streams: number; problems: readonly string[] }>;

const problemsMax = 100;

/**
 * Checks a log file from end to end: SQLite's own integrity, dense positions, dense stream versions, times that never go back, readable JSON, and the
 * tree of hashes over every line.
 */
export function verifyLog(file: string): LogVerification {
  const database = openLogDatabaseReadOnly(file);
  const texts = (sql: string) => database.prepare<[], string>(sql).pluck().all();
  try {
    const problems = checks.flatMap((sql) => texts(`${sql} LIMIT ${problemsMax}`));
    const integrity = (database.pragma('integrity_check') as { integrity_check: string }[]).map((row) => row.integrity_check);
    const wrong = [...integrity.filter((line) => line !== 'ok'), ...problems];
    for (const problem of treeProblems(database)) if (wrong.push(problem) >= problemsMax) break;
    const count = (table: string) => database.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
    return {
      events: count('events'),
      streams: count('streams'),
      problems: wrong.slice(0, problemsMax),
    };
  } finally {
    database.close();
  }
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
  "SELECT 'position ' || position || ' names no stream or type' FROM events WHERE stream_id NOT IN (SELECT id FROM streams) OR type_id NOT IN (SELECT id FROM event_types)",
];
