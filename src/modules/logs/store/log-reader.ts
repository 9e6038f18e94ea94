import type Database from 'better-sqlite3';
import type { LogLevel } from '#modules/configuration';
import { levelNumbers } from './log-file';
import type { Aftermath, ErrorGroup, ErrorsRequest, LinesRequest, ProcessLine } from './process-line';

type Row = Omit<ProcessLine, 'level' | 'context'> & Readonly<{ level: number; context: string }>;
type GroupRow = Omit<ErrorGroup, 'sample'> & Readonly<{ sample: string }>;
type Condition = readonly [sql: string, ...values: (string | number)[]];

const columns = 'id, time, level, source, message, context, request_id AS requestId, correlation_id AS correlationId, class, code';
const groupColumns =
  'fingerprint, class, code, source, message, count, first_at AS firstAt, last_at AS lastAt, last_request_id AS lastRequestId, sample';
const levelByNumber = new Map<number, LogLevel>(Object.entries(levelNumbers).map(([level, number]) => [number, level as LogLevel]));
const failuresMax = 20_000;

/** Reads the process log. Every page walks an index by time, from its cursor on. */
export class LogReader {
  constructor(private readonly database: Database.Database) {}

  /** One page of lines by time; one more than `limit` tells that there is a next page. */
  page(request: LinesRequest): ProcessLine[] {
    const { order, limit } = request;
    const conditions = conditionsOf(request);
    const sql = `SELECT ${columns} FROM lines INDEXED BY ${indexFor(request)} ${where(conditions)} ORDER BY time ${order}, id ${order} LIMIT ?`;
    return this.database
      .prepare<(string | number)[], Row>(sql)
      .all(...valuesOf(conditions), limit + 1)
      .map(toLine);
  }

  /** One page of the kinds of failure, those seen last first; one more than `limit` tells that there is a next page. */
  errors({ limit, cursor, from, source, ...of }: ErrorsRequest): ErrorGroup[] {
    const conditions: Condition[] = [
      ...(cursor ? [['(last_at, fingerprint) < (?, ?)', cursor.lastAt, cursor.fingerprint] as const] : []),
      ...(from ? [['last_at >= ?', from] as const] : []),
      ...(source ? [['source = ?', source] as const] : []),
      ...(of.class ? [['class = ?', of.class] as const] : []),
    ];
    const sql = `SELECT ${groupColumns} FROM error_groups ${where(conditions)} ORDER BY last_at DESC, fingerprint DESC LIMIT ?`;
    const rows = this.database.prepare<(string | number)[], GroupRow>(sql).all(...valuesOf(conditions), limit + 1);
    return rows.map((row) => ({ ...row, sample: JSON.parse(row.sample) }));
  }

  /** What failed in the last `lookBackMs` before the last line from before a time: how things stood when the service ended. */
  aftermath(before: string, lookBackMs: number): Aftermath {
    const endedAt =
      this.database.prepare<[string], string | null>('SELECT max(time) FROM lines WHERE time < ?').pluck().get(before) ?? null;
    if (endedAt === null) return { endedAt, failures: [] };
    const since = new Date(Date.parse(endedAt) - lookBackMs).toISOString();
    // Refusals are as many as callers like, and no rule counts them: they must not stand in the way of what does. The newest are those that matter.
    const counted = `class IS NOT NULL AND (level >= ${levelNumbers.error} OR class IN ('external-call', 'prediction', 'critical'))`;
    const sql = `SELECT ${columns} FROM lines INDEXED BY failures_by_time WHERE ${counted} AND time > ? AND time <= ? ORDER BY time DESC, id DESC LIMIT ?`;
    const newest = this.database.prepare<[string, string, number], Row>(sql).all(since, endedAt, failuresMax);
    return { endedAt, failures: newest.reverse().map(toLine) };
  }
}

function conditionsOf({ order, cursor, level, source, text, requestId, from, to, upTo }: LinesRequest): Condition[] {
  const beyond = order === 'asc' ? '>' : '<';
  return [
    // Written as the index has it: a parameter would not tell that the index holds all of them.
    ...(level ? ([...levelFloors(level)].map((floor) => [`level >= ${floor}`]) as [string][]) : []),
    ...(cursor ? [[`(time, id) ${beyond} (?, ?)`, cursor.time, cursor.id] as const] : []),
    ...(source ? [['source = ?', source] as const] : []),
    ...(requestId ? [['request_id = ?', requestId] as const] : []),
    ...(from ? [['time >= ?', from] as const] : []),
    ...(to ? [['time < ?', to] as const] : []),
    ...(upTo !== undefined ? [['time <= ?', upTo] as const] : []),
    ...(text ? [['instr(lower(message), lower(?)) > 0', text] as const] : []),
  ];
}

/** The level's own number, and that of the index that is walked for it. */
const levelFloors = (level: LogLevel): Set<number> => new Set([Math.min(levelNumbers[level], levelNumbers.error), levelNumbers[level]]);

/** The index that leaves the least to look through. */
function indexFor({ requestId, level, source }: LinesRequest): string {
  if (requestId) return 'lines_by_request';
  if (level === 'error' || level === 'fatal') return 'errors_by_time';
  if (level === 'warn') return 'warnings_by_time';
  return source ? 'lines_by_source' : 'lines_by_time';
}

const where = (conditions: readonly Condition[]): string =>
  conditions.length === 0 ? '' : `WHERE ${conditions.map(([sql]) => sql).join(' AND ')}`;

const valuesOf = (conditions: readonly Condition[]): (string | number)[] => conditions.flatMap(([, ...values]) => values);

const toLine = (row: Row): ProcessLine => ({ ...row, level: levelByNumber.get(row.level) ?? 'info', context: JSON.parse(row.context) });
