import type Database from 'better-sqlite3';
import type { EventContract, RecordedEvent } from '#events/kernel';
import { ContractRegistry } from './contract-registry';
import { eventLine } from './event-line';
import { type EventRow, LogReader } from './log-reader';
import { LogTree } from './log-tree';
import { openLogDatabaseReadOnly, sqliteVersion } from './open-database';
import type { StoredCommand } from './log-writer';

/** A log file opened for reading alone: by a worker beside the running service, or by a tool when the service is stopped. */
export class LogFile {
  /** The hashes over its lines. */
  readonly tree: LogTree;
  private readonly reader: LogReader;
  private readonly selectCommands: Database.Statement<[number, number], StoredCommand>;
  readonly close: () => void;

  /** @throws Error when there is no such file */
  constructor(file: string, contracts: readonly EventContract[]) {
    const database = openLogDatabaseReadOnly(file);
    this.reader = new LogReader(database, new ContractRegistry(contracts));
    this.tree = new LogTree(database);
    this.sqliteVersion = sqliteVersion(database);
    this.selectCommands = database.prepare(
      'SELECT id, request_hash AS requestHash, position, result FROM commands WHERE position BETWEEN ? AND ? ORDER BY position, id',
    );
    this.close = () => database.close();
  }

  /** The SQLite that is linked in. */
  readonly sqliteVersion: string;

  get head(): number {
    return this.reader.head();
  }

  /** Events as they are stored, after a position, so many at most. */
  rows(after: number, upTo: number, limit: number): EventRow[] {
    return this.reader.rows(after, upTo, limit);
  }

  /** Events as canonical lines, after a position, so many at most. */
  lines(after: number, upTo: number, limit: number): string[] {
    return this.reader.rows(after, upTo, limit).map(eventLine);
  }

  /** What commands led to that were carried out at positions from one to another, both included. */
  commands(from: number, to: number): StoredCommand[] {
    return this.selectCommands.all(from, to);
  }

  /** The same as {@link EventLog.positionAt}. */
  positionAt(time: string): number {
    return this.reader.positionAt(time);
  }

  /** The same as {@link EventLog.readStream}. @throws LogCorruptError when a version is missing */
  readStream(stream: string): RecordedEvent[] {
    return this.reader.readStream(stream);
  }

  /** Every event of some types, in the order of the log. */
  readTypes(types: readonly string[]): RecordedEvent[] {
    return this.reader.readTypes(types);
  }

  /** The same as {@link EventLog.scan}. @throws LogCorruptError when a position is missing */
  scan(after: number, upTo = this.head, chunk = 5_000): Generator<RecordedEvent[]> {
    return this.reader.scan(after, upTo, chunk);
  }
}
