import type { RecordedEvent } from '#events/kernel';
import type { Fold, Key, Projection } from './define-projection';
import type { Table } from './table';

type Rows = Map<Key, object | null>;
type Step = Readonly<{ model: number; fold: Fold<object, RecordedEvent> }>;

/**
 * Folds chunks of the log into tables: rows are loaded once a chunk, folded in memory, and written once.
 * Live and rebuild use the same code. The caller's transaction makes a chunk whole.
 */
export class FoldEngine {
  private readonly steps = new Map<string, Step[]>();

  /** @param tables the projections' tables, in the same order */
  constructor(
    private readonly projections: readonly Projection[],
    private readonly tables: readonly Table[],
  ) {
    projections.forEach(({ on }, model) => {
      for (const [type, fold] of Object.entries(on)) this.steps.set(type, [...(this.steps.get(type) ?? []), { model, fold }]);
    });
  }

  /** Brings the tables from before a chunk to after it. @throws Error when a fold fails or changes a row that is not there */
  apply(events: readonly RecordedEvent[]): void {
    const touched: Rows[] = this.projections.map(() => new Map());
    for (const event of events) {
      for (const { model, fold } of this.steps.get(event.type) ?? []) {
        const keys = fold.key(event);
        const rows = touched[model] as Rows;
        if (Array.isArray(keys)) for (const key of keys) this.applyTo(rows, model, fold, event, key);
        else this.applyTo(rows, model, fold, event, keys as Key);
      }
    }
    touched.forEach((rows, model) => {
      const table = this.tables[model] as Table;
      for (const [key, row] of rows) table.save(key, row);
    });
  }

  private applyTo(rows: Rows, model: number, fold: Fold<object, RecordedEvent>, event: RecordedEvent, key: Key): void {
    if (fold.start) {
      rows.set(key, fold.start(event, key));
      return;
    }
    const row = rows.has(key) ? rows.get(key) : this.tables[model]?.load(key);
    if (fold.add) {
      rows.set(key, fold.add(row ?? null, event, key));
      return;
    }
    if (!row)
      throw new Error(
        `${event.type} at position ${event.position} changes a row that is not there: ${this.projections[model]?.entity.name} ${key}`,
      );
    rows.set(key, fold.change(row, event, key));
  }
}
