import type Database from 'better-sqlite3';
import { eventLineSql } from './event-line';
import type { EventFilter, EventPage, PageRequest } from './event-log';
import type { LogReader } from './log-reader';
import type { InternedNames } from './names';

const lineOf = (source: string) =>
  `SELECT e.position, ${eventLineSql} FROM ${source} p JOIN events e USING (position) JOIN streams s ON s.id = e.stream_id JOIN event_types t ON t.id = e.type_id`;

type Condition = Readonly<{ sql: string; values: readonly (string | number)[] }>;
/** A walk along one index. */
type Branch = Condition & Readonly<{ source: string }>;

/** Pages of the log for auditors. Types, times, actors and correlations walk an index from the cursor on: no page costs more than the first. */
export class LogPages {
  private readonly one: Database.Statement<[number], [number, string]>;
  private readonly effects: Database.Statement<[number, number], number>;
  private readonly prepared = new Map<string, Database.Statement<(string | number)[], [number, string]>>();

  constructor(
    private readonly database: Database.Database,
    private readonly reader: LogReader,
    private readonly types: InternedNames,
    private readonly actors: InternedNames,
  ) {
    this.effects = database
      .prepare<[number, number], number>(
        "SELECT position FROM events INDEXED BY events_by_cause WHERE json_extract(meta, '$.causationPosition') = ? ORDER BY position LIMIT ?",
      )
      .pluck();
    this.one = database.prepare<[number], [number, string]>(lineOf('(SELECT ? AS position)')).raw();
  }

  effectsOf(position: number, limit: number): number[] {
    return this.effects.all(position, limit);
  }

  line(position: number): string | undefined {
    return this.one.get(position)?.[1];
  }

  page(filter: EventFilter, { limit, order, cursor }: PageRequest): EventPage {
    const branches = this.branches(filter);
    if (branches.length === 0) return { lines: [], next: null };
    const bounds = this.bounds(filter, order, cursor);
    const rows = this.select(branches, bounds, order, limit + 1);
    const lines = rows.slice(0, limit);
    return { lines: lines.map(([, text]) => text), next: rows.length > limit ? (lines.at(-1)?.[0] ?? null) : null };
  }

  private select(branches: readonly Branch[], bounds: readonly [number, number], order: 'asc' | 'desc', limit: number): [number, string][] {
    const select = branches
      .map(
        ({ source, sql }) =>
          `SELECT * FROM (SELECT position FROM ${source} WHERE ${sql} AND position > ? AND position < ? ORDER BY position ${order} LIMIT ?)`,
      )
      .join(' UNION ALL ');
    const sql = `${lineOf(`(SELECT position FROM (${select}) ORDER BY position ${order} LIMIT ?)`)} ORDER BY e.position ${order}`;
    return this.statement(sql).all(...branches.flatMap(({ values }) => [...values, ...bounds, limit]), limit);
  }

  /** One branch for each event type: a union of index walks, where IN would sort. A stream is walked whole, because streams are short. */
  private branches(filter: EventFilter): Branch[] {
    const { stream, actor, correlationId } = filter;
    const conditions: Condition[] = [];
    if (stream !== undefined) conditions.push({ sql: 'stream_id = (SELECT id FROM streams WHERE name = ?)', values: [stream] });
    if (correlationId !== undefined) conditions.push({ sql: 'correlation_id = ?', values: [correlationId] });
    if (actor !== undefined) conditions.push({ sql: 'actor_id = ?', values: [this.actorId(actor)] });
    const index = indexFor(filter);
    const isOfAnyType = filter.types === undefined && filter.category === undefined;
    if (isOfAnyType && conditions.length === 0) return [{ source: 'events', sql: 'TRUE', values: [] }];
    if (isOfAnyType && stream !== undefined) return [branch(index, conditions)];
    return this.typeIds(filter).map((id) => branch(index, [...conditions, { sql: 'type_id = ?', values: [id] }]));
  }

  private actorId(actor: string): number {
    return this.actors.matching((name) => name === actor)[0] ?? -1;
  }

  private typeIds({ types, category }: EventFilter): number[] {
    return this.types.matching((ofCategory, name) => (category ?? ofCategory) === ofCategory && (types?.includes(name ?? '') ?? true));
  }

  /** The open interval of positions that times, cursor and `upTo` leave. */
  private bounds(filter: EventFilter, order: 'asc' | 'desc', cursor?: number): [number, number] {
    const after = filter.from === undefined ? 0 : this.reader.positionBefore(filter.from);
    const before = Math.min(
      filter.to === undefined ? Number.MAX_SAFE_INTEGER : this.reader.positionBefore(filter.to) + 1,
      filter.upTo === undefined ? Number.MAX_SAFE_INTEGER : filter.upTo + 1,
    );
    if (cursor === undefined) return [after, before];
    return order === 'asc' ? [Math.max(after, cursor), before] : [after, Math.min(before, cursor)];
  }

  private statement(sql: string): Database.Statement<(string | number)[], [number, string]> {
    let statement = this.prepared.get(sql);
    if (!statement) {
      if (this.prepared.size > 200) this.prepared.clear();
      statement = this.database.prepare<(string | number)[], [number, string]>(sql).raw();
      this.prepared.set(sql, statement);
    }
    return statement;
  }
}

/** The index that leaves the least to look through. It is named in the query: without statistics SQLite takes another one. */
function indexFor({ stream, correlationId, actor }: EventFilter): string {
  if (stream !== undefined) return 'sqlite_autoindex_events_1';
  if (correlationId !== undefined) return 'events_by_correlation_and_type';
  return actor === undefined ? 'events_by_type' : 'events_by_actor_and_type';
}

const branch = (index: string, conditions: readonly Condition[]): Branch => ({
  source: `events INDEXED BY ${index}`,
  sql: conditions.map(({ sql }) => sql).join(' AND '),
  values: conditions.flatMap(({ values }) => values),
});
