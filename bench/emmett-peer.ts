import { join } from 'node:path';
import { drawAppend, meta } from './fixture';
import type { Peer } from './peers.bench';
import { perSecond, timed } from './report';

type Message = Readonly<{ type: string; data: unknown; metadata?: unknown }>;
type Connection = Readonly<{
  querySingle: <Row>(sql: string) => Promise<Row | null>;
  command: (sql: string, values?: readonly unknown[]) => Promise<unknown>;
  close: () => void;
}>;
type Processor = Readonly<{
  processorId: string;
  startFrom: 'BEGINNING';
  stopAfter: (message: { metadata: { globalPosition: bigint } }) => boolean;
  eachMessage: (message: { data: { game: string; date: string } }, context: { connection: Connection }) => Promise<void>;
  connectionOptions: { fileName: string; connection: Connection };
}>;

/** What is used of `@event-driven-io/emmett-sqlite`. */
export type EmmettSqlite = Readonly<{
  sqliteConnection: (options: { fileName: string }) => Connection;
  createEventStoreSchema: (connection: Connection) => Promise<void>;
  appendToStream: (connection: Connection, stream: string, type: string, messages: Message[]) => Promise<{ success: boolean }>;
  readMessagesBatch: (
    connection: Connection,
    options: { after: bigint; batchSize: number },
  ) => Promise<{ messages: unknown[]; currentGlobalPosition: bigint; areEventsLeft: boolean }>;
  getSQLiteEventStore: (options: { fileName: string; schema: { autoMigration: 'None' } }) => {
    consumer: (options: { pulling: { batchSize: number; pullingFrequencyInMs: number } }) => {
      processor: (options: Processor) => unknown;
      start: () => Promise<void>;
      close: () => Promise<void>;
    };
  };
}>;

const messages = (index: number): Message[] => drawAppend(index).events.map(({ type, data }) => ({ type, data, metadata: meta(index) }));

/** Emmett's event store over one connection, which is its fastest way (`synchronous` is SQLite's default, FULL). */
export class EmmettPeer implements Peer {
  private constructor(
    private readonly sqlite: EmmettSqlite,
    private readonly fileName: string,
    private readonly connection: Connection,
  ) {}

  static async open(directory: string, sqlite: EmmettSqlite): Promise<EmmettPeer> {
    const fileName = join(directory, 'emmett.db');
    const connection = sqlite.sqliteConnection({ fileName });
    await sqlite.createEventStoreSchema(connection);
    return new EmmettPeer(sqlite, fileName, connection);
  }

  appendOne(index: number): Promise<unknown> {
    return this.append(`one-${index}`, messages(index));
  }

  appendHundred(index: number): Promise<unknown> {
    return this.append(`hundred-${index}`, Array.from({ length: 100 }, (_, of) => messages(of)).flat());
  }

  async readAll(): Promise<number> {
    let count = 0;
    for (let after = 0n; ; ) {
      const batch = await this.sqlite.readMessagesBatch(this.connection, { after, batchSize: 5_000 });
      count += batch.messages.length;
      if (!batch.areEventsLeft) return count;
      after = batch.currentGlobalPosition;
    }
  }

  /** Events a second of a consumer that keeps one table, from the beginning. */
  async rebuildRate(events: number): Promise<number> {
    for (let index = 0; index < events / 100; index++) await this.appendHundred(index);
    await this.connection.command('CREATE TABLE draws (key TEXT PRIMARY KEY, data TEXT)');
    const store = this.sqlite.getSQLiteEventStore({ fileName: this.fileName, schema: { autoMigration: 'None' } });
    const consumer = store.consumer({ pulling: { batchSize: 1_000, pullingFrequencyInMs: 1 } });
    let seen = 0;
    consumer.processor({
      processorId: 'draws',
      startFrom: 'BEGINNING',
      stopAfter: () => seen >= events,
      eachMessage: async ({ data }, { connection }) => {
        seen++;
        await connection.command('INSERT INTO draws VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET data = excluded.data', [
          `${data.game}/${data.date}/${seen}`,
          JSON.stringify(data),
        ]);
      },
      connectionOptions: { fileName: this.fileName, connection: this.connection },
    });
    const rate = perSecond(events, await timed(() => consumer.start()));
    await consumer.close();
    const written = await this.connection.querySingle<{ count: number }>('SELECT count(*) AS count FROM draws');
    if (written?.count !== events) throw new Error(`Emmett's consumer wrote ${written?.count} rows of ${events}`);
    await this.close();
    return rate;
  }

  async close(): Promise<void> {
    this.connection.close();
  }

  private async append(stream: string, of: Message[]): Promise<void> {
    const { success } = await this.sqlite.appendToStream(this.connection, stream, 'draw', of);
    if (!success) throw new Error(`Emmett did not append to ${stream}`);
  }
}
