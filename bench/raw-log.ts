import Database from 'better-sqlite3';
import { v7 as uuidv7 } from 'uuid';

/** What the machine can do with the log's own tables: prepared statements and nothing else. */
export class RawLog {
  private readonly database: Database.Database;
  private readonly insertStream: Database.Statement;
  private readonly insertEvent: Database.Statement;
  private position: number;

  /** @param file a log that the migrations have made */
  constructor(file: string) {
    this.database = new Database(file);
    this.database.pragma('journal_mode=WAL');
    this.database.pragma('synchronous=FULL');
    this.position = this.database.prepare<[], number>('SELECT coalesce(max(position), 0) FROM events').pluck().get() ?? 0;
    for (const name of [
      "actors SELECT 1, 'anonymous' WHERE NOT EXISTS (SELECT 1 FROM actors)",
      "event_types SELECT 1, 'draw', 'DrawIngested' WHERE NOT EXISTS (SELECT 1 FROM event_types)",
    ]) {
      this.database.exec(`INSERT INTO ${name}`);
    }
    this.insertStream = this.database.prepare('INSERT INTO streams (name) VALUES (?)');
    this.insertEvent = this.database.prepare('INSERT INTO events VALUES (?, ?, 1, 1, 1, ?, ?, 1, ?, ?, ?)');
  }

  /** Inserts events of new streams in one transaction. */
  append(events: readonly { stream: string; data: string; meta: string }[]): void {
    this.database.exec('BEGIN IMMEDIATE');
    const now = new Date().toISOString();
    for (const { stream, data, meta } of events) {
      const id = this.insertStream.run(stream).lastInsertRowid;
      this.insertEvent.run(++this.position, id, uuidv7(), now, 'command', data, meta);
    }
    this.database.exec('COMMIT');
  }

  /** Reads the log in chunks of raw rows, parsing data and meta. @returns how many events there were */
  scan(): number {
    const read = this.database
      .prepare<[number], [number, ...string[]]>(
        `SELECT e.position, e.event_id, s.name, e.version, t.name, e.schema, e.data, e.meta, e.recorded_at
         FROM events e JOIN streams s ON s.id = e.stream_id JOIN event_types t ON t.id = e.type_id WHERE e.position > ? ORDER BY e.position LIMIT 5000`,
      )
      .raw();
    let last = 0;
    for (let rows = read.all(last); rows.length > 0; rows = read.all(last)) {
      for (const row of rows) {
        JSON.parse(row[6] as string);
        JSON.parse(row[7] as string);
      }
      last = rows.at(-1)?.[0] ?? last;
    }
    return last;
  }

  /** The stored texts of the first events, as they would go to a socket. */
  storedLines(limit: number): string {
    return this.database
      .prepare<[number], string>(
        'SELECT e.position || s.name || e.event_id || e.data || e.meta || e.recorded_at FROM events e JOIN streams s ON s.id = e.stream_id ORDER BY e.position LIMIT ?',
      )
      .pluck()
      .all(limit)
      .join(',');
  }

  close(): void {
    this.database.close();
  }
}
