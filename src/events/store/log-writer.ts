import type Database from 'better-sqlite3';
import { v7 as uuidv7 } from 'uuid';
import { type EventMeta, RejectedError } from '#events/kernel';
import { canonicalJson } from './canonical-json';
import type { ContractRegistry, EncodedEvent } from './contract-registry';
import { type ExpectedVersion, VersionConflictError } from './errors';
import { eventLine } from './event-line';
import type { AppendOptions, CommandRecord, Committed, StreamAppend, TypeAfter } from './event-log';
import type { EventRow } from './log-reader';
import type { LogTree } from './log-tree';
import { leafHash } from './merkle-tree';
import { InternedNames } from './names';
import { assertStreamName, categoryOf } from './stream-name';

/** An append that passed its contracts and waits to be written. */
export type PreparedAppend = Readonly<{
  streams: readonly Readonly<{ stream: string; expectedVersion: ExpectedVersion; events: readonly EncodedEvent[] }>[];
  actor: string;
  correlationId: string;
  meta: string;
  command?: CommandRecord;
  unless?: TypeAfter;
  eventCount: number;
}>;

type StreamHead = { id: number | undefined; version: number };
/** Where an append's streams are, looked up once. */
type StreamHeads = Map<string, StreamHead>;
/** A command that was carried out, as it is stored: `result` is JSON. */
export type StoredCommand = Readonly<{ id: string; requestHash: string; position: number; result: string }>;
type FoundCommand = Pick<StoredCommand, 'requestHash' | 'position' | 'result'>;

/** Writes to the log's tables. Knows nothing of waiting and grouping; every write happens in the caller's transaction. */
export class LogWriter {
  readonly types: InternedNames;
  readonly actors: InternedNames;
  /** Events that the last commit wrote. */
  written: EventRow[] = [];
  private lastPosition: number;
  private lastRecordedAt: string;
  private readonly findHeads: Database.Statement<[string], { name: string; id: number; version: number }>;
  private readonly insertStream: Database.Statement<[string]>;
  private readonly insertEvent: Database.Statement<
    [number, number, number, number, number, string, string, number, string, string, string]
  >;
  private readonly selectLastOf: Database.Statement<[number], number | null>;
  private readonly selectCommand: Database.Statement<[string], FoundCommand>;
  private readonly insertCommand: Database.Statement<[string, string, number, string]>;

  constructor(
    private readonly database: Database.Database,
    private readonly contracts: ContractRegistry,
    private readonly now: () => string,
    private readonly tree: LogTree,
  ) {
    this.types = new InternedNames(database, 'event_types', ['category', 'name']);
    this.actors = new InternedNames(database, 'actors', ['name']);
    const last = database
      .prepare<[], { position: number; recorded_at: string }>('SELECT position, recorded_at FROM events ORDER BY position DESC LIMIT 1')
      .get();
    this.lastPosition = last?.position ?? 0;
    this.lastRecordedAt = last?.recorded_at ?? '';
    this.findHeads = database.prepare(
      `SELECT name, s.id, coalesce((SELECT max(version) FROM events WHERE stream_id = s.id), 0) AS version
       FROM json_each(?) n CROSS JOIN streams s ON s.name = n.value`,
    );
    this.insertStream = database.prepare('INSERT INTO streams (name) VALUES (?)');
    this.insertEvent = database.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
    this.selectLastOf = database
      .prepare<[number], number | null>('SELECT max(position) FROM events INDEXED BY events_by_type WHERE type_id = ?')
      .pluck();
    this.selectCommand = database.prepare('SELECT request_hash AS requestHash, position, result FROM commands WHERE id = ?');
    this.insertCommand = database.prepare('INSERT INTO commands VALUES (?, ?, ?, ?)');
  }

  get head(): number {
    return this.lastPosition;
  }

  /** Checks an append against its contracts. @throws InvalidEventError */
  prepare(streams: readonly StreamAppend[], { meta, command, unless }: AppendOptions): PreparedAppend {
    const encoded = streams.map(({ stream, expectedVersion, events }) => {
      assertStreamName(stream);
      return { stream, expectedVersion, events: events.map((event) => this.contracts.encode(event)) };
    });
    return {
      streams: encoded,
      actor: meta.actor,
      correlationId: meta.correlationId,
      meta: canonicalJson(meta),
      ...(command ? { command } : {}),
      ...(unless ? { unless } : {}),
      eventCount: encoded.reduce((sum, { events }) => sum + events.length, 0),
    };
  }

  /** Writes appends in one transaction. A refused append leaves nothing; the others stand. @throws when the disk fails: nothing was written */
  commit(appends: readonly PreparedAppend[]): (Committed | Error)[] {
    return this.inTransaction(() => {
      this.lastRecordedAt = maximum(this.lastRecordedAt, this.now());
      return appends.map((append) => this.write(append));
    });
  }

  /** Writes the next events of another log as they are, and commands that this log does not know. @throws Error when they are not the next ones */
  replicate(rows: readonly EventRow[], commands: readonly StoredCommand[]): void {
    this.inTransaction(() => {
      for (const row of rows) this.takeOver(row);
      for (const { id, requestHash, position, result } of commands)
        if (!this.selectCommand.get(id)) this.insertCommand.run(id, requestHash, position, result);
    });
  }

  private inTransaction<Result>(write: () => Result): Result {
    const before = { position: this.lastPosition, recordedAt: this.lastRecordedAt, types: this.types.size, actors: this.actors.size };
    this.written = [];
    try {
      this.database.exec('BEGIN IMMEDIATE');
      const result = write();
      for (const row of this.written) this.tree.add(row[0], leafHash(eventLine(row)));
      this.database.exec('COMMIT');
      return result;
    } catch (error) {
      this.written = [];
      this.lastPosition = before.position;
      this.lastRecordedAt = before.recordedAt;
      this.types.forgetAfter(before.types);
      this.actors.forgetAfter(before.actors);
      if (this.database.inTransaction) this.database.exec('ROLLBACK');
      throw error;
    }
  }

  /** Position of the last event of a type; 0 when there is none. */
  lastOf(category: string, type: string): number {
    const [id] = this.types.matching((ofCategory, name) => ofCategory === category && name === type);
    return id === undefined ? 0 : (this.selectLastOf.get(id) ?? 0);
  }

  /** @throws RejectedError `idempotency-key-reused` */
  findCommand(id: string, requestHash: string): Committed | undefined {
    const stored = this.selectCommand.get(id);
    if (!stored) return undefined;
    if (stored.requestHash !== requestHash) throw new RejectedError('idempotency-key-reused');
    return { position: stored.position, result: JSON.parse(stored.result), replayed: true };
  }

  private write(append: PreparedAppend): Committed | Error {
    const { command } = append;
    const heads = this.headsOf(append);
    try {
      const done = command && this.findCommand(command.id, command.requestHash);
      if (done) return done;
      this.assertVersions(append, heads);
      if (append.unless) this.assertNone(append.unless);
    } catch (refusal) {
      if (refusal instanceof RejectedError || refusal instanceof VersionConflictError) return refusal;
      throw refusal;
    }
    for (const { stream, events } of append.streams) this.writeStream(append, stream, events, heads);
    if (command) this.insertCommand.run(command.id, command.requestHash, this.lastPosition, JSON.stringify(command.result ?? null));
    return { position: this.lastPosition, result: command?.result, replayed: false };
  }

  /** @throws VersionConflictError for the first stream that is not as expected; nothing was written yet */
  private assertVersions({ streams }: PreparedAppend, heads: StreamHeads): void {
    const planned = new Map<string, number>();
    for (const { stream, expectedVersion, events } of streams) {
      const actual = planned.get(stream) ?? headOf(stream, heads).version;
      if (!isAsExpected(expectedVersion, actual)) throw new VersionConflictError(stream, expectedVersion, actual, []);
      planned.set(stream, actual + events.length);
    }
  }

  private assertNone({ category, type, after }: TypeAfter): void {
    const last = this.lastOf(category, type);
    if (last > after) throw new VersionConflictError(`${type} of ${category}`, after, last, []);
  }

  private takeOver(row: EventRow): void {
    const [position, id, stream, version, type, schema, data, meta, recordedAt] = row;
    const [head] = this.findHeads.all(JSON.stringify([stream]));
    if (position !== this.lastPosition + 1 || version !== (head?.version ?? 0) + 1)
      throw new Error(`position ${position} of the other log is not what comes after position ${this.lastPosition} of this one`);
    const streamId = head?.id ?? Number(this.insertStream.run(stream).lastInsertRowid);
    const { actor, correlationId } = JSON.parse(meta) as EventMeta;
    const [typeId, actorId] = [this.types.id(categoryOf(stream), type), this.actors.id(actor)];
    this.insertEvent.run(position, streamId, version, typeId, schema, id, recordedAt, actorId, correlationId, data, meta);
    this.written.push(row);
    this.lastPosition = position;
    this.lastRecordedAt = recordedAt;
  }

  private headsOf({ streams }: PreparedAppend): StreamHeads {
    const heads: StreamHeads = new Map(streams.map(({ stream }) => [stream, { id: undefined, version: 0 }]));
    for (const { name, id, version } of this.findHeads.all(JSON.stringify([...heads.keys()]))) heads.set(name, { id, version });
    return heads;
  }

  private writeStream(append: PreparedAppend, stream: string, events: readonly EncodedEvent[], heads: StreamHeads): void {
    if (events.length === 0) return;
    const head = headOf(stream, heads);
    head.id ??= Number(this.insertStream.run(stream).lastInsertRowid);
    const actorId = this.actors.id(append.actor);
    const category = categoryOf(stream);
    for (const { type, schema, data } of events) {
      const { id: streamId } = head;
      const typeId = this.types.id(category, type);
      const [position, version] = [this.lastPosition + 1, head.version + 1];
      const { correlationId, meta } = append;
      const [id, recordedAt] = [uuidv7(), this.lastRecordedAt];
      this.insertEvent.run(position, streamId, version, typeId, schema, id, recordedAt, actorId, correlationId, data, meta);
      this.written.push([position, id, stream, version, type, schema, data, meta, recordedAt]);
      this.lastPosition = position;
      head.version = version;
    }
  }
}

const headOf = (stream: string, heads: StreamHeads): StreamHead => heads.get(stream) as StreamHead;

/** Time never goes back along the log, even when the clock does. */
const maximum = (a: string, b: string): string => (a > b ? a : b);

function isAsExpected(expected: ExpectedVersion, actual: number): boolean {
  switch (expected) {
    case 'any':
      return true;
    case 'none':
      return actual === 0;
    case 'exists':
      return actual > 0;
    default:
      return actual === expected;
  }
}
