import type Database from 'better-sqlite3';
import type { DataSource } from 'typeorm';
import type { Projection } from './define-projection';
import { ReadView } from './read-view';
import { connectForQueries } from './schema';

/** Connections kept for the next reader. Reads hardly ever overlap, because SQLite answers them on the spot. */
const idleMax = 4;

/** Readers of a file that goes on changing: each sees one state of it, the one it began with, for as long as it reads. */
export class Snapshots {
  private readonly idle: DataSource[] = [];
  private closed = false;

  constructor(
    private readonly file: string,
    private readonly projections: readonly Projection[],
  ) {}

  async within<Result>(read: (view: ReadView) => Promise<Result>): Promise<Result> {
    const source = this.idle.pop() ?? (await connectForQueries(this.file, this.projections));
    try {
      const position = begin(connectionOf(source));
      return await read(new ReadView(this.file, source, () => position));
    } finally {
      await this.giveBack(source);
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    await Promise.all(this.idle.splice(0).map((source) => source.destroy()));
  }

  private async giveBack(source: DataSource): Promise<void> {
    const connection = connectionOf(source);
    if (connection.inTransaction) connection.exec('COMMIT');
    if (this.closed || this.idle.length >= idleMax) await source.destroy();
    else this.idle.push(source);
  }
}

/** The driver's own connection: a transaction by way of TypeORM costs as much as the read in it. */
const connectionOf = (source: DataSource): Database.Database =>
  (source.driver as unknown as { databaseConnection: Database.Database }).databaseConnection;

/** SQLite's snapshot is taken by the first read. @returns the position that it is at */
function begin(connection: Database.Database): number {
  connection.exec('BEGIN');
  return connection.prepare<[], number>('SELECT position FROM read_side').pluck().get() ?? 0;
}
