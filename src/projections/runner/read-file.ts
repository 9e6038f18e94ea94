import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import Database from 'better-sqlite3';
import type { EntityMetadata } from 'typeorm';
import type { RecordedEvent } from '#events/kernel';
import type { Projection } from './define-projection';
import { FoldEngine } from './fold-engine';
import { Table } from './table';

/** What SQLite may keep beside a file, and the file itself. */
const suffixes = ['', '-wal', '-shm', '-journal'] as const;

/** The last event that is folded in; position 0 and no id where there is none. */
export type Reached = Readonly<{ position: number; eventId: string }>;

/** One file of the read side, open for writing: the read models as of its position. */
export class ReadFile {
  private readonly engine: FoldEngine;
  private readonly savePosition: Database.Statement<[number, string]>;
  private last: Reached;

  /** @throws Error when the file is not a whole read side of this fingerprint */
  constructor(
    private readonly database: Database.Database,
    projections: readonly Projection[],
    entities: readonly EntityMetadata[],
    fingerprint: string,
  ) {
    const stored = database
      .prepare<[], { fingerprint: string; position: number; event_id: string }>('SELECT * FROM read_side WHERE id = 1')
      .get();
    if (stored?.fingerprint !== fingerprint) throw new Error('the read side was computed by other folds or another schema');
    this.last = { position: stored.position, eventId: stored.event_id };
    this.savePosition = database.prepare('UPDATE read_side SET position = ?, event_id = ? WHERE id = 1');
    this.engine = new FoldEngine(
      projections,
      entities.map((entity) => new Table(database, entity)),
    );
  }

  /** Position of the last event that is folded in. */
  get position(): number {
    return this.last.position;
  }

  /** What ties the file to its log: another log has another event there. */
  get reached(): Reached {
    return this.last;
  }

  /** Folds the next chunk in, whole or not at all. */
  apply(events: readonly RecordedEvent[]): void {
    const last = events.at(-1);
    if (!last) return;
    this.database.exec('BEGIN');
    try {
      this.engine.apply(events);
      this.savePosition.run(last.position, last.id);
      this.database.exec('COMMIT');
    } catch (error) {
      // A full disk has ended it already.
      if (this.database.inTransaction) this.database.exec('ROLLBACK');
      throw error;
    }
    this.last = { position: last.position, eventId: last.id };
  }

  close(): void {
    this.database.close();
  }
}

/** Opens a file for following the log: a crash of the process or of the machine leaves it whole, if perhaps a little behind. */
export function openForFollowing(file: string): Database.Database {
  const database = new Database(file, { fileMustExist: true });
  database.pragma('journal_mode=WAL');
  database.pragma('synchronous=NORMAL');
  return database;
}

/**
 * Opens a file for a bulk build: no journal and no syncs, because a build that breaks off is thrown away.
 *
 * @param fingerprint of a file that is still empty
 */
export function openForBuilding(file: string, fingerprint?: string): Database.Database {
  const database = new Database(file, { fileMustExist: true });
  for (const pragma of ['journal_mode=OFF', 'synchronous=OFF', 'locking_mode=EXCLUSIVE', 'cache_size=-32768']) database.pragma(pragma);
  if (fingerprint !== undefined) database.prepare("INSERT INTO read_side VALUES (1, ?, 0, '')").run(fingerprint);
  return database;
}

/** Takes the secondary indexes away for a bulk build. @param onRestored is called after each that is put back @returns how to put them back */
export function withoutIndexes(database: Database.Database, onRestored: () => void): () => void {
  const indexes = database
    .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
    .all();
  for (const { name } of indexes) database.exec(`DROP INDEX "${name}"`);
  return () => {
    for (const { sql } of indexes) {
      database.exec(sql);
      onRestored();
    }
  };
}

/** Forces a file's bytes to the disk. */
export function syncFile(file: string): void {
  const descriptor = openSync(file, 'r+');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

/** Removes a file of the read side without holding up the event loop: letting go of a large one takes the disk a while. */
export async function removeReadFileAside(file: string): Promise<void> {
  await Promise.all(suffixes.map((suffix) => rm(file + suffix, { force: true })));
}

/** Removes a file of the read side with what SQLite keeps beside it. */
export function removeReadFile(file: string): void {
  for (const suffix of suffixes) rmSync(file + suffix, { force: true });
}
