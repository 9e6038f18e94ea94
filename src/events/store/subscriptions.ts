import { rmSync } from 'node:fs';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { RecordedEvent } from '#events/kernel';
import { LogNotWritableError } from './errors';
import type { EventLog } from './event-log';
import { isDamaged, isRefused } from './storage-errors';

/** Something that must happen for each event of some types: at least once, in order. It has to be idempotent. */
export type Subscriber = Readonly<{
  /** Its name in the store of positions: a sentence, `score-predictions-when-drawn`. Never changes. */
  name: string;
  types: readonly string[];
  handle: (event: RecordedEvent) => Promise<void>;
}>;

/** An event that a subscriber could not handle. It is put aside, and the subscriber goes on. */
export type ParkedEvent = Readonly<{ subscriber: string; position: number; attempts: number; reason: string }>;

/** The last event that a subscriber has dealt with. */
type Reached = Readonly<{ position: number; id: string }>;
const beginning: Reached = { position: 0, id: '' };

/** So many events are read at once: the rest waits until whoever asks has been answered. */
const chunkEvents = 200;

/** How often a failing event is tried, and the waits between in milliseconds. */
const backoffMs = [50, 250, 1_000, 5_000];

/** How soon a disk that refused to be written is tried again. */
const refusedMs = 1_000;

/** After a crash a subscriber may meet again what it dealt with in this time: it deals with it as with any event delivered twice. */
const unsavedMsMax = 50;

/**
 * Durable subscriptions to the log: each has its position on disk, so a crash repeats the event it was at and loses none.
 * Positions may be lost without harm: a subscriber then meets old events again.
 */
export class Subscriptions {
  private readonly database: Database.Database;
  private readonly subscribers = new Map<string, Subscriber>();
  private readonly stops: (() => Promise<void>)[] = [];
  private readonly stopping = new AbortController();

  /**
   * @param onParked is told of every event that is put aside; it must put that on record, and is told again after a crash
   * @param onStopped is told when a subscriber cannot go on: the log is damaged
   */
  constructor(
    file: string,
    private readonly log: EventLog,
    private readonly onParked: (parked: ParkedEvent) => Promise<void>,
    private readonly onStopped: (subscriber: string, error: unknown) => void,
    private readonly waits: readonly number[] = backoffMs,
  ) {
    this.database = openPositions(file);
  }

  /** Follows the log from where this subscriber stopped, until {@link close}. */
  start(subscriber: Subscriber): void {
    this.subscribers.set(subscriber.name, subscriber);
    if (!this.isOfThisLog(subscriber.name)) this.moveTo(subscriber.name, beginning);
    let wake = () => {};
    const unsubscribe = this.log.onCommitted(() => wake());
    const follow = async () => {
      while (!this.stopping.signal.aborted) {
        if (await this.advanceOrWait(subscriber)) continue;
        await new Promise<void>((resolve) => {
          wake = resolve;
          if (this.stopping.signal.aborted || this.position(subscriber.name) < this.log.head) resolve();
        });
      }
    };
    const followed = follow().catch((error: unknown) => this.onStopped(subscriber.name, error));
    this.stops.push(async () => {
      unsubscribe();
      wake();
      await followed;
    });
  }

  /** Whether there is a subscriber of this name. */
  has(name: string): boolean {
    return this.subscribers.has(name);
  }

  /** Has a subscriber handle an event that was put aside, once. @throws what the subscriber throws */
  async retry(name: string, position: number): Promise<void> {
    const [[event] = []] = this.log.scan(position - 1, position);
    const subscriber = this.subscribers.get(name);
    if (!event || !subscriber?.types.includes(event.type)) throw new Error(`position ${position} holds no event that ${name} takes`);
    await subscriber.handle(event);
  }

  /** Position of the last event that a subscriber has dealt with. */
  position(name: string): number {
    return this.database.prepare<[string], number>('SELECT position FROM progress WHERE name = ?').pluck().get(name) ?? 0;
  }

  /** Tells every subscriber to take no further event. */
  stop(): void {
    this.stopping.abort();
  }

  /** Stops every subscriber after the event it is at, and closes the file. */
  async close(): Promise<void> {
    this.stop();
    await Promise.all(this.stops.map((stop) => stop()));
    this.database.close();
  }

  /** Where the disk refuses, nothing is lost by waiting until it does not. @returns whether there may be more to deal with */
  private async advanceOrWait(subscriber: Subscriber): Promise<boolean> {
    try {
      return await this.advance(subscriber);
    } catch (error) {
      if (!(isRefused(error) || error instanceof LogNotWritableError)) throw error;
      await sleep(refusedMs, undefined, { signal: this.stopping.signal }).catch(() => {});
      return true;
    }
  }

  /** Deals with the next events of its types. @returns whether there may be more */
  private async advance(subscriber: Subscriber): Promise<boolean> {
    const [after, upTo] = [this.position(subscriber.name), this.log.head];
    if (after >= upTo) return false;
    const events = this.log.ofTypes(subscriber.types, { after, upTo, limit: chunkEvents });
    if (!(await this.handleEach(subscriber, events))) return true;
    if (events.length < chunkEvents) this.moveTo(subscriber.name, this.reachedAt(upTo));
    // Not one of them may have waited for anything: whoever asks meanwhile is answered first.
    else await setImmediate();
    return true;
  }

  /** @returns whether all are dealt with; not so when a stop came in between */
  private async handleEach(subscriber: Subscriber, events: readonly RecordedEvent[]): Promise<boolean> {
    let savedMs = performance.now();
    for (const event of events) {
      if (!(await this.handle(subscriber, event))) return false;
      if (performance.now() - savedMs <= unsavedMsMax && event !== events.at(-1)) continue;
      this.moveTo(subscriber.name, event);
      savedMs = performance.now();
    }
    return true;
  }

  /** @returns whether the event is dealt with; not so when a stop came in between */
  private async handle(subscriber: Subscriber, event: RecordedEvent): Promise<boolean> {
    for (let attempt = 1; !this.stopping.signal.aborted; attempt++) {
      try {
        await subscriber.handle(event);
      } catch (error) {
        const wait = this.waits[attempt - 1];
        if (wait !== undefined) {
          await sleep(wait, undefined, { signal: this.stopping.signal }).catch(() => {});
          continue;
        }
        await this.onParked(parkedBy(subscriber, event, attempt, error));
      }
      return true;
    }
    return false;
  }

  /** Another log, or one that was restored from a backup, has not the event that was reached: begin again then, subscribers are idempotent. */
  private isOfThisLog(name: string): boolean {
    const reached = this.database.prepare<[string], Reached>('SELECT position, event_id AS id FROM progress WHERE name = ?').get(name);
    if (!reached || reached.position === 0) return true;
    return reached.position <= this.log.head && this.reachedAt(reached.position).id === reached.id;
  }

  private reachedAt(position: number): Reached {
    const [[event] = []] = this.log.scan(position - 1, position);
    return { position, id: event?.id ?? '' };
  }

  private moveTo(name: string, { position, id }: Reached): void {
    this.database.prepare('INSERT OR REPLACE INTO progress VALUES (?, ?, ?)').run(name, position, id);
  }
}

const parkedBy = ({ name }: Subscriber, { position }: RecordedEvent, attempts: number, error: unknown): ParkedEvent => ({
  subscriber: name,
  position,
  attempts,
  reason: error instanceof Error ? error.message : String(error),
});

/** Opens the positions. Damaged ones are thrown away: subscribers meet old events again, and are idempotent. */
function openPositions(file: string): Database.Database {
  const database = new Database(file);
  try {
    if (database.pragma('quick_check(1)', { simple: true }) === 'ok') return withTable(database);
  } catch (error) {
    if (!isDamaged(error)) throw error;
  }
  database.close();
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
  return withTable(new Database(file));
}

function withTable(database: Database.Database): Database.Database {
  database.pragma('journal_mode=WAL');
  database.pragma('synchronous=NORMAL');
  database.exec(
    'CREATE TABLE IF NOT EXISTS progress (name TEXT PRIMARY KEY, position INTEGER NOT NULL, event_id TEXT NOT NULL) WITHOUT ROWID',
  );
  return database;
}
