import { join } from 'node:path';
import { DataSource, EntitySchema, MoreThan } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { drawAppend, meta } from './fixture';
import type { Peer } from './peers.bench';

type EventRow = {
  position: number;
  id: string;
  stream: string;
  version: number;
  type: string;
  data: object;
  meta: object;
  recordedAt: string;
};

const eventTable = new EntitySchema<EventRow>({
  name: 'events',
  columns: {
    position: { type: 'integer', primary: true },
    id: { type: 'text', unique: true },
    stream: { type: 'text' },
    version: { type: 'integer' },
    type: { type: 'text' },
    data: { type: 'simple-json' },
    meta: { type: 'simple-json' },
    recordedAt: { type: 'text' },
  },
  uniques: [{ columns: ['stream', 'version'] }],
  indices: [{ columns: ['type', 'position'] }],
});

/** The same events in a table of TypeORM's, written with `insert` and read with `find` (WAL, `synchronous=FULL`). */
export class TypeormPeer implements Peer {
  private position = 0;

  private constructor(private readonly source: DataSource) {}

  static async open(directory: string): Promise<TypeormPeer> {
    const source = new DataSource({
      type: 'better-sqlite3',
      database: join(directory, 'typeorm.db'),
      entities: [eventTable],
      synchronize: true,
    });
    await source.initialize();
    await source.query('PRAGMA journal_mode=WAL');
    await source.query('PRAGMA synchronous=FULL');
    return new TypeormPeer(source);
  }

  async appendOne(index: number): Promise<void> {
    await this.source.getRepository(eventTable).insert(this.rows(`one-${index}`, [index]));
  }

  async appendHundred(index: number): Promise<void> {
    const rows = this.rows(
      `hundred-${index}`,
      Array.from({ length: 100 }, (_, of) => of),
    );
    await this.source.transaction((manager) => manager.getRepository(eventTable).insert(rows));
  }

  async readAll(): Promise<number> {
    let count = 0;
    for (let last = 0; ; ) {
      const rows = await this.source
        .getRepository(eventTable)
        .find({ where: { position: MoreThan(last) }, order: { position: 'asc' }, take: 5_000 });
      if (rows.length === 0) return count;
      count += rows.length;
      last = rows.at(-1)?.position ?? last;
    }
  }

  close(): Promise<void> {
    return this.source.destroy();
  }

  private rows(stream: string, indexes: readonly number[]): EventRow[] {
    return indexes.flatMap((index, at) =>
      drawAppend(index).events.map(({ type, data }) => ({
        position: ++this.position,
        id: uuidv7(),
        stream,
        version: at + 1,
        type,
        data: data as object,
        meta: meta(index),
        recordedAt: new Date().toISOString(),
      })),
    );
  }
}
