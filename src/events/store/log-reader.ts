import type Database from 'better-sqlite3';
import type { EventMeta, RecordedEvent } from '#events/kernel';
import type { ContractRegistry } from './contract-registry';
import { LogCorruptError } from './errors';
import type { Stretch } from './event-log';

/** An event as it is stored, names in place of their numbers. */
export type EventRow = [
  position: number,
  id: string,
  stream: string,
  version: number,
  type: string,
  schema: number,
  data: string,
  meta: string,
  recordedAt: string,
];

const columns = 'e.position, e.event_id, s.name, e.version, t.name, e.schema, e.data, e.meta, e.recorded_at';
const tables = 'events e JOIN streams s ON s.id = e.stream_id JOIN event_types t ON t.id = e.type_id';

/** Reads whole events. Chunks are arrays of rows, because a row object per event costs a third of the speed. */
export class LogReader {
  private readonly byStream: Database.Statement<[string], EventRow>;
  private readonly byStreams: Database.Statement<[string], EventRow>;
  private readonly byTypes: Database.Statement<[string], EventRow>;
  private readonly byType: Database.Statement<[number, number, number, number], EventRow>;
  private readonly byPosition: Database.Statement<[number, number, number], EventRow>;
  private readonly recordedAtOf: Database.Statement<[number], string>;
  private readonly lastPosition: Database.Statement<[], number>;
  private lastMeta: { text: string; meta: EventMeta } | undefined;

  constructor(
    database: Database.Database,
    private readonly contracts: ContractRegistry,
  ) {
    this.byStream = database
      .prepare<[string], EventRow>(
        `SELECT ${columns} FROM ${tables} WHERE e.stream_id = (SELECT id FROM streams WHERE name = ?) ORDER BY e.version`,
      )
      .raw();
    // CROSS JOIN keeps the order of the loops: each name is looked up, not each stream compared.
    this.byStreams = database
      .prepare<[string], EventRow>(
        `SELECT ${columns} FROM json_each(?) n CROSS JOIN streams s ON s.name = n.value CROSS JOIN events e ON e.stream_id = s.id
         JOIN event_types t ON t.id = e.type_id ORDER BY n.key, e.version`,
      )
      .raw();
    this.byTypes = database
      .prepare<[string], EventRow>(
        `SELECT ${columns} FROM event_types t CROSS JOIN events e INDEXED BY events_by_type ON e.type_id = t.id JOIN streams s ON s.id = e.stream_id
         WHERE t.name IN (SELECT value FROM json_each(?)) ORDER BY e.position`,
      )
      .raw();
    this.byType = database
      .prepare<[number, number, number, number], EventRow>(
        `SELECT ${columns} FROM events e INDEXED BY events_by_type JOIN streams s ON s.id = e.stream_id JOIN event_types t ON t.id = e.type_id
         WHERE e.type_id = ? AND e.position > ? AND e.position <= ? ORDER BY e.position LIMIT ?`,
      )
      .raw();
    this.byPosition = database
      .prepare<[number, number, number], EventRow>(
        `SELECT ${columns} FROM ${tables} WHERE e.position > ? AND e.position <= ? ORDER BY e.position LIMIT ?`,
      )
      .raw();
    this.recordedAtOf = database.prepare<[number], string>('SELECT recorded_at FROM events WHERE position = ?').pluck();
    this.lastPosition = database.prepare<[], number>('SELECT coalesce(max(position), 0) FROM events').pluck();
  }

  /** Position of the last event in the file. */
  head(): number {
    return this.lastPosition.get() ?? 0;
  }

  /** @throws LogCorruptError when a version is missing */
  readStream(stream: string): RecordedEvent[] {
    const events = this.byStream.all(stream).map((row) => this.toEvent(row));
    assertDense(stream, events);
    return events;
  }

  /** Streams that are there, by name. @throws LogCorruptError when a version is missing */
  readStreams(streams: readonly string[]): Map<string, RecordedEvent[]> {
    const found = new Map<string, RecordedEvent[]>();
    for (const row of this.byStreams.all(JSON.stringify([...new Set(streams)]))) {
      const event = this.toEvent(row);
      const known = found.get(event.stream);
      if (known) known.push(event);
      else found.set(event.stream, [event]);
    }
    for (const [stream, events] of found) assertDense(stream, events);
    return found;
  }

  /** Every event of some types, in the order of the log. */
  readTypes(types: readonly string[]): RecordedEvent[] {
    return this.byTypes.all(JSON.stringify(types)).map((row) => this.toEvent(row));
  }

  /** The next events of some types, by the types' numbers, oldest first. */
  ofTypes(ids: readonly number[], { after, upTo, limit }: Stretch): RecordedEvent[] {
    const rows = ids.flatMap((id) => this.byType.all(id, after, upTo, limit));
    rows.sort(([one], [other]) => one - other);
    return rows.slice(0, limit).map(this.toEvent);
  }

  /** Events as they are stored, after a position, so many at most. */
  rows(after: number, upTo: number, limit: number): EventRow[] {
    return this.byPosition.all(after, upTo, limit);
  }

  /** @throws LogCorruptError when a position is missing */
  *scan(after: number, upTo: number, chunk: number): Generator<RecordedEvent[]> {
    let last = after;
    while (last < upTo) {
      const rows = this.byPosition.all(last, upTo, chunk);
      if (rows.length === 0) throw new LogCorruptError(`position ${last + 1} is missing`);
      const events = new Array<RecordedEvent>(rows.length);
      for (let index = 0; index < rows.length; index++) {
        const row = rows[index] as EventRow;
        if (row[0] !== ++last) throw new LogCorruptError(`position ${last} is missing`);
        events[index] = this.toEvent(row);
      }
      yield events;
    }
  }

  /** Position of the last event recorded at or before a time; 0 when there is none. */
  positionAt(time: string): number {
    return this.lastWhere((recordedAt) => recordedAt <= time);
  }

  /** Position of the last event recorded before a time; 0 when there is none. */
  positionBefore(time: string): number {
    return this.lastWhere((recordedAt) => recordedAt < time);
  }

  /** Bisection: times never go back along the log. */
  private lastWhere(holds: (recordedAt: string) => boolean): number {
    let low = 0;
    let high = this.head();
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (holds(this.recordedAtOf.get(middle) ?? '')) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** A stored row, its payload brought up to date. @throws LogCorruptError when it cannot be read */
  readonly toEvent = ([position, id, stream, version, type, stored, text, meta, recordedAt]: EventRow): RecordedEvent => {
    try {
      const { schema, data } = this.contracts.decode(type, stored, text);
      return { position, id, stream, version, type, schema, data, meta: this.parseMeta(meta), recordedAt };
    } catch (error) {
      if (error instanceof SyntaxError) throw new LogCorruptError(`position ${position} is not readable: ${error.message}`);
      throw error;
    }
  };

  /** Events of one command stand together and share their meta: parsed once. */
  private parseMeta(text: string): EventMeta {
    if (this.lastMeta?.text !== text) this.lastMeta = { text, meta: Object.freeze(JSON.parse(text)) };
    return this.lastMeta.meta;
  }
}

function assertDense(stream: string, events: readonly RecordedEvent[]): void {
  const missing = events.findIndex(({ version }, index) => version !== index + 1);
  if (missing !== -1) throw new LogCorruptError(`stream ${stream} has no version ${missing + 1}`);
}
