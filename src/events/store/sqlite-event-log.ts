import type Database from 'better-sqlite3';
import type { EventContract, RecordedEvent } from '#events/kernel';
import { ContractRegistry } from './contract-registry';
import { DamageWatch } from './damage-watch';
import { LogCorruptError, VersionConflictError } from './errors';
import {
  type AppendOptions,
  type CommitMeasure,
  type Committed,
  type EventFilter,
  EventLog,
  type EventPage,
  type PageRequest,
  type ProvenTree,
  type StreamAppend,
  type Stretch,
} from './event-log';
import { LogPages } from './log-pages';
import { eventLine } from './event-line';
import { type EventRow, LogReader } from './log-reader';
import { LogTail } from './log-tail';
import { LogTree } from './log-tree';
import { leafHash } from './merkle-tree';
import { LogWriter, type PreparedAppend, type StoredCommand } from './log-writer';
import { openLogDatabase, sqliteVersion } from './open-database';
import { type Writability, WriteProbe } from './write-probe';
import { asDamage, asRefusal } from './storage-errors';
import { assertKnown } from './assert-known';

/** Above this many events in one commit, the write-ahead log is copied back less often: bulk work is twice as fast, single appends slower. */
const bulkEvents = 1_000;
const missedEventsMax = 100;
/** Hashes in one transaction, where a log gets its tree. */
const completedAtOnce = 10_000;

type Waiting = Readonly<{
  append: PreparedAppend;
  sinceMs: number;
  resolve: (committed: Committed) => void;
  reject: (error: unknown) => void;
}>;

/** The event log in one SQLite file. Appends that arrive together are committed together: one fsync serves all that wait. */
export class SqliteEventLog extends EventLog {
  readonly tree: ProvenTree;
  private readonly hashes: LogTree;
  private readonly damage: DamageWatch;
  private readonly writer: LogWriter;
  private readonly reader: LogReader;
  private readonly pages: LogPages;
  private readonly tail: LogTail;
  private readonly probe: WriteProbe;
  private readonly listeners = new Set<(head: number) => void>();
  private readonly measuring = new Set<(measure: CommitMeasure) => void>();
  private waiting: Waiting[] = [];

  private constructor(
    private readonly database: Database.Database,
    contracts: readonly EventContract[],
    now: () => string,
  ) {
    super();
    const registry = new ContractRegistry(contracts);
    this.probe = new WriteProbe(database);
    this.damage = new DamageWatch(database.name);
    this.hashes = new LogTree(database);
    this.tree = watched(this.hashes, this.damage);
    this.writer = new LogWriter(database, registry, now, this.hashes);
    this.reader = new LogReader(database, registry);
    this.damage.during(() => this.completeTree());
    this.tail = new LogTail(this.reader.toEvent);
    this.pages = new LogPages(database, this.reader, this.writer.types, this.writer.actors);
  }

  /** Opens or creates the log. `now` gives UTC ISO 8601 with milliseconds. @throws Error on an SQLite that is too old @throws LogFromNewerVersionError @throws LogCorruptError */
  static async open(file: string, contracts: readonly EventContract[], now: () => string): Promise<SqliteEventLog> {
    const database = await openLogDatabase(file);
    try {
      assertKnown(database, contracts);
      return new SqliteEventLog(database, contracts, now);
    } catch (error) {
      database.close();
      throw asDamage(error, file);
    }
  }

  /** The SQLite that is linked in. */
  get sqliteVersion(): string {
    return sqliteVersion(this.database);
  }

  get head(): number {
    return this.writer.head;
  }

  async append(streams: readonly StreamAppend[], options: AppendOptions): Promise<Committed> {
    this.damage.assertSound();
    const append = this.writer.prepare(streams, options);
    return new Promise((resolve, reject) => {
      if (this.waiting.length === 0) setImmediate(() => this.commitWaiting());
      this.waiting.push({ append, sinceMs: performance.now(), resolve, reject });
    });
  }

  /** Takes over the next events of another log as they are: their ids, times and places; and what commands led to. @throws Error when they are not the next ones */
  replicate(rows: readonly EventRow[], commands: readonly StoredCommand[] = []): void {
    this.writer.replicate(rows, commands);
    this.announce();
  }

  findCommand(id: string, requestHash: string): Committed | undefined {
    return this.damage.during(() => this.writer.findCommand(id, requestHash));
  }

  readStream(stream: string): RecordedEvent[] {
    return this.damage.during(() => this.reader.readStream(stream));
  }

  readStreams(streams: readonly string[]): Map<string, RecordedEvent[]> {
    return this.damage.during(() => this.reader.readStreams(streams));
  }

  *scan(after: number, upTo = this.head, chunk = 5_000): Generator<readonly RecordedEvent[]> {
    const kept = this.tail.between(after, upTo, chunk);
    if (kept) yield kept;
    const reached = kept?.at(-1)?.position ?? after;
    if (reached < upTo) yield* this.damage.duringEach(this.reader.scan(reached, upTo, chunk));
  }

  ofTypes(types: readonly string[], { after, upTo, limit }: Stretch): readonly RecordedEvent[] {
    const kept = this.tail.between(after, upTo, upTo - after);
    if (kept) return kept.filter(({ type }) => types.includes(type)).slice(0, limit);
    const ids = this.writer.types.matching((_, name) => types.includes(name as string));
    return this.damage.during(() => this.reader.ofTypes(ids, { after, upTo, limit }));
  }

  page(filter: EventFilter, request: PageRequest): EventPage {
    return this.damage.during(() => this.pages.page(filter, request));
  }

  line(position: number): string | undefined {
    return this.damage.during(() => {
      const line = this.pages.line(position);
      if (line !== undefined && !leafHash(line).equals(this.hashes.leaf(position)))
        throw new LogCorruptError(`position ${position} is not what was put into the tree`);
      return line;
    });
  }

  effectsOf(position: number, limit: number): number[] {
    return this.damage.during(() => this.pages.effectsOf(position, limit));
  }

  lastOf(category: string, type: string): number {
    return this.damage.during(() => this.writer.lastOf(category, type));
  }

  positionAt(time: string): number {
    return this.damage.during(() => this.reader.positionAt(time));
  }

  onCommitted(listener: (head: number) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  onMeasured(listener: (measure: CommitMeasure) => void): () => void {
    this.measuring.add(listener);
    return () => this.measuring.delete(listener);
  }

  writability(): Writability {
    return this.probe.look();
  }

  /** Calls back when the log turns out to be damaged: nothing is appended to it any more. */
  onDamaged(listener: (damage: LogCorruptError) => void): void {
    this.damage.onDamaged(listener);
  }

  /** Commits what waits, then closes the file. Nothing may be appended afterwards. */
  close(): void {
    this.commitWaiting();
    this.database.close();
  }

  /** A log from before there was a tree gets its hashes once. */
  private completeTree(): void {
    for (let size = this.hashes.size; size < this.head; size = this.hashes.size) {
      const rows = this.reader.rows(size, this.head, completedAtOnce);
      this.database.transaction(() => {
        for (const row of rows) this.hashes.add(row[0], leafHash(eventLine(row)));
      })();
    }
  }

  private commitWaiting(): void {
    const group = this.waiting;
    if (group.length === 0) return;
    this.waiting = [];
    const before = this.head;
    const startedMs = performance.now();
    let failed = false;
    try {
      this.damage.assertSound();
      const outcomes = this.damage.during(() => this.commit(group.map(({ append }) => append)));
      group.forEach(({ resolve, reject }, index) => {
        const outcome = outcomes[index] as Committed | Error;
        if (outcome instanceof Error) reject(this.withMissedEvents(outcome));
        else resolve(outcome);
      });
      this.probe.succeeded();
    } catch (error) {
      failed = true;
      this.probe.failed(error);
      const refusal = asRefusal(error);
      for (const { reject } of group) reject(refusal);
    }
    this.measure(group, { startedMs, events: this.head - before, failed });
    if (this.head !== before) this.announce();
  }

  private measure(group: readonly Waiting[], { startedMs, ...commit }: { startedMs: number; events: number; failed: boolean }): void {
    if (this.measuring.size === 0) return;
    const nowMs = performance.now();
    const measure = { ...commit, waitedMs: group.map(({ sinceMs }) => nowMs - sinceMs), durationMs: nowMs - startedMs };
    for (const listener of this.measuring) listener(measure);
  }

  private announce(): void {
    this.tail.keep(this.writer.written);
    for (const listener of this.listeners) listener(this.head);
  }

  private commit(appends: readonly PreparedAppend[]): (Committed | Error)[] {
    const events = appends.reduce((sum, { eventCount }) => sum + eventCount, 0);
    if (events <= bulkEvents) return this.writer.commit(appends);
    this.database.pragma('wal_autocheckpoint=16000');
    try {
      return this.writer.commit(appends);
    } finally {
      this.database.pragma('wal_autocheckpoint=1000');
    }
  }

  private withMissedEvents(error: Error): Error {
    if (!(error instanceof VersionConflictError)) return error;
    const { stream, expected, actual } = error;
    const seen = typeof expected === 'number' ? expected : 0;
    return new VersionConflictError(stream, expected, actual, this.readStream(stream).slice(seen, seen + missedEventsMax));
  }
}

/** A tree whose reads notice damage. */
const watched = (tree: ProvenTree, damage: DamageWatch): ProvenTree => ({
  root: (size) => damage.during(() => tree.root(size)),
  inclusionProof: (position, size) => damage.during(() => tree.inclusionProof(position, size)),
  consistencyProof: (from, to) => damage.during(() => tree.consistencyProof(from, to)),
});
