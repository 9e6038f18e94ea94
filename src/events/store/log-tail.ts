import type { RecordedEvent } from '#events/kernel';
import type { EventRow } from './log-reader';

/** Above this many events a commit is not kept: its readers take it from the file. */
const keptMax = 10_000;

/** The events of the last commit, for those who wait for it: nearly every reader of a live log reads just these. */
export class LogTail {
  private rows: readonly EventRow[] = [];
  private events: readonly RecordedEvent[] | undefined;

  /** @param toEvent decodes a stored row: what is read here is what the file would have given */
  constructor(private readonly toEvent: (row: EventRow) => RecordedEvent) {}

  /** Takes the place of the commit before. */
  keep(rows: readonly EventRow[]): void {
    this.rows = rows.length > keptMax ? [] : rows;
    this.events = undefined;
  }

  /** The events after `after` up to `upTo`, at most `limit`, if the last commit holds all of them. */
  between(after: number, upTo: number, limit: number): readonly RecordedEvent[] | undefined {
    const first = this.rows[0]?.[0];
    const last = this.rows.at(-1)?.[0];
    if (first === undefined || last === undefined || after < first - 1 || after >= upTo || upTo > last) return undefined;
    this.events ??= this.rows.map(this.toEvent);
    return this.events.slice(after - first + 1, Math.min(upTo - first + 1, after - first + 1 + limit));
  }
}
