import type { RecordedEvent } from '#events/kernel';
import { isRefused } from '#events/store';
import type { Fold, Key, Projection } from './define-projection';
import { isDamage } from './damage';
import type { Table } from './table';

type Rows = Map<Key, object | null>;
type Step = Readonly<{ model: number; fold: Fold<object, RecordedEvent> }>;

/** A fold cannot take an event. It would fail again: the fold has to be mended, the event stays as it is. */
export class FoldError extends Error {
  constructor(readModel: string, { type, position }: RecordedEvent, cause: unknown) {
    super(
      `${readModel} cannot be computed: its fold fails at ${type}, position ${position}: ${cause instanceof Error ? cause.message : cause}`,
      {
        cause,
      },
    );
    this.name = 'FoldError';
  }
}

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

  /** Brings the tables from before a chunk to after it. @throws FoldError when a fold fails or changes a row that is not there */
  apply(events: readonly RecordedEvent[]): void {
    const touched: Rows[] = this.projections.map(() => new Map());
    for (const event of events) for (const step of this.steps.get(event.type) ?? []) this.take(step, event, touched[step.model] as Rows);
    touched.forEach((rows, model) => {
      const table = this.tables[model] as Table;
      for (const [key, row] of rows) table.save(key, row);
    });
  }

  private take({ model, fold }: Step, event: RecordedEvent, rows: Rows): void {
    try {
      const keys = fold.key(event);
      if (Array.isArray(keys)) for (const key of keys) this.applyTo(rows, model, fold, event, key);
      else this.applyTo(rows, model, fold, event, keys as Key);
    } catch (error) {
      if (isDamage(error) || isRefused(error)) throw error;
      throw new FoldError(this.projections[model]?.entity.name ?? '', event, error);
    }
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
    if (!row) throw new Error(`it changes a row that is not there: ${key}`);
    rows.set(key, fold.change(row, event, key));
  }
}
