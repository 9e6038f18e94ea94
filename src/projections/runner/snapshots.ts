import type Database from 'better-sqlite3';
import type { DataSource } from 'typeorm';
import type { Projection } from './define-projection';
import { ReadView } from './read-view';
import { connectForQueries } from './schema';

/** Connections kept for the next reader. Reads hardly ever overlap, because SQLite answers them on the spot. */
const idleMax = 4;

/** A connection, and what is asked of it for each reader. Prepared once: SQLite would take longer to understand it than to do it. */
type Connection = Readonly<{
  source: DataSource;
  begin: Database.Statement;
  commit: Database.Statement;
  position: Database.Statement<[], number>;
}>;

/** Readers of a file that goes on changing: each sees one state of it, the one it began with, for as long as it reads. */
export class Snapshots {
  private readonly idle: Connection[] = [];
  private closed = false;

  constructor(
    private readonly file: string,
    private readonly projections: readonly Projection[],
  ) {}

  async within<Result>(read: (view: ReadView) => Promise<Result>): Promise<Result> {
    const connection = this.idle.pop() ?? connectionOf(await connectForQueries(this.file, this.projections));
    try {
      connection.begin.run();
      // The snapshot is taken by the first read.
      const position = connection.position.get() ?? 0;
      return await read(new ReadView(this.file, connection.source, () => position));
    } finally {
      await this.giveBack(connection);
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    await Promise.all(this.idle.splice(0).map(({ source }) => source.destroy()));
  }

  private async giveBack(connection: Connection): Promise<void> {
    if (connection.commit.database.inTransaction) connection.commit.run();
    if (this.closed || this.idle.length >= idleMax) await connection.source.destroy();
    else this.idle.push(connection);
  }
}

/** By the driver's own connection: a transaction by way of TypeORM costs as much as the read in it. */
function connectionOf(source: DataSource): Connection {
  const { databaseConnection: database } = source.driver as unknown as { databaseConnection: Database.Database };
  return {
    source,
    begin: database.prepare('BEGIN'),
    commit: database.prepare('COMMIT'),
    position: database.prepare<[], number>('SELECT position FROM read_side').pluck(),
  };
}
