import Database from 'better-sqlite3';
import type { RecordedEvent } from '#events/kernel';
import type { EventLog } from './event-log';

/** Something that must happen for each event of some types: at least once, in order. It has to be idempotent. */
export type Subscriber = Readonly<{
  /** Its name in the store of positions: a sentence, `score-predictions-when-drawn`. Never changes. */
  name: string;
  types: readonly string[];
  handle: (event: RecordedEvent) => Promise<void>;
}>;

/** An event that a subscriber could not handle. It was put aside, and the subscriber went on. */
export type ParkedEvent = Readonly<{ subscriber: string; position: number; attempts: number; reason: string }>;

/** How often a failing event is tried, and the waits between in milliseconds. */
const backoffMs = [50, 250, 1_000, 5_000];

/**
 * Durable subscriptions to the log: each has its position on disk, so a crash repeats the event it was at and loses none.
 * Positions may be lost without harm: a subscriber then meets old events again.
 */
export class Subscriptions {
  private readonly database: Database.Database;
  private readonly stops: (() => Promise<void>)[] = [];
  private stopping = false;

  /**
   * @param onParked is told of every event that was put aside; it must record it
   * @param onStopped is told when a subscriber cannot go on: the log is damaged, or the disk full
   */
  constructor(
    file: string,
    private readonly log: EventLog,
    private readonly onParked: (parked: ParkedEvent) => Promise<void>,
    private readonly onStopped: (subscriber: string, error: unknown) => void,
    private readonly waits: readonly number[] = backoffMs,
  ) {
    this.database = new Database(file);
    this.database.pragma('journal_mode=WAL');
    this.database.pragma('synchronous=NORMAL');
    this.database.exec(`CREATE TABLE IF NOT EXISTS subscriptions (name TEXT PRIMARY KEY, position INTEGER NOT NULL) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS parked (name TEXT, position INTEGER, attempts INTEGER NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (name, position)) WITHOUT ROWID`);
  }

  /** Follows the log from where this subscriber stopped, until {@link close}. */
  start(subscriber: Subscriber): void {
    // A log that was restored from a backup may end before the stored position: begin again, subscribers are idempotent.
    if (this.position(subscriber.name) > this.log.head) this.moveTo(subscriber.name, 0);
    let wake = () => {};
    const unsubscribe = this.log.onCommitted(() => wake());
    const follow = async () => {
      while (!this.stopping) {
        if (await this.advance(subscriber)) continue;
        await new Promise<void>((resolve) => {
          wake = resolve;
          if (this.stopping || this.position(subscriber.name) < this.log.head) resolve();
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

  /** Events put aside so far, oldest first. */
  parked(): ParkedEvent[] {
    return this.database
      .prepare<[], ParkedEvent>('SELECT name AS subscriber, position, attempts, reason FROM parked ORDER BY position')
      .all();
  }

  /** Position of the last event that a subscriber has dealt with. */
  position(name: string): number {
    return this.database.prepare<[string], number>('SELECT position FROM subscriptions WHERE name = ?').pluck().get(name) ?? 0;
  }

  /** Tells every subscriber to take no further event. */
  stop(): void {
    this.stopping = true;
  }

  /** Stops every subscriber after the event it is at, and closes the file. */
  async close(): Promise<void> {
    this.stop();
    await Promise.all(this.stops.map((stop) => stop()));
    this.database.close();
  }

  /** Deals with the next chunk of the log. @returns whether there was one */
  private async advance(subscriber: Subscriber): Promise<boolean> {
    const [events] = this.log.scan(this.position(subscriber.name), this.log.head, 1_000);
    if (!events) return false;
    for (const event of events) {
      if (this.stopping) return true;
      if (!subscriber.types.includes(event.type)) continue;
      await this.handle(subscriber, event);
      this.moveTo(subscriber.name, event.position);
    }
    this.moveTo(subscriber.name, events.at(-1)?.position ?? 0);
    return true;
  }

  private async handle(subscriber: Subscriber, event: RecordedEvent): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await subscriber.handle(event);
      } catch (error) {
        const wait = this.waits[attempt - 1];
        if (wait === undefined) return this.park(subscriber, event, attempt, error);
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    }
  }

  private async park({ name }: Subscriber, { position }: RecordedEvent, attempts: number, error: unknown): Promise<void> {
    const reason = error instanceof Error ? error.message : String(error);
    this.database.prepare('INSERT OR REPLACE INTO parked VALUES (?, ?, ?, ?)').run(name, position, attempts, reason);
    await this.onParked({ subscriber: name, position, attempts, reason });
  }

  private moveTo(name: string, position: number): void {
    this.database.prepare('INSERT OR REPLACE INTO subscriptions VALUES (?, ?)').run(name, position);
  }
}
