import type { AnyEvent } from '#events/catalog';
import type { Recorded, RecordedEvent } from '#events/kernel';

/** A row's primary key. */
export type Key = string | number;
type Keys = Key | readonly Key[];
type EventNamed<Type extends AnyEvent['type']> = Recorded<Extract<AnyEvent, { type: Type }>>;

/** An event that a row begins with. Whatever stood under the key before is gone. */
type Start<Row, Event> = Readonly<{ key: (event: Event) => Keys; start: (event: Event, key: Key) => Row; change?: never; add?: never }>;
/** An event that changes a row; `null` ends it. */
type Change<Row, Event> = Readonly<{
  key: (event: Event) => Keys;
  change: (row: Row, event: Event, key: Key) => Row | null;
  start?: never;
  add?: never;
}>;
/** An event that a row begins with, or is added to when it is there: one row for many things. */
type Add<Row, Event> = Readonly<{
  key: (event: Event) => Keys;
  add: (row: Row | null, event: Event, key: Key) => Row;
  start?: never;
  change?: never;
}>;

/** What one event does to one read model: which rows it touches, and what they become. Pure: time comes from the envelope. */
export type Fold<Row, Event> = Start<Row, Event> | Change<Row, Event> | Add<Row, Event>;

/** The folds of a read model by event type. */
export type Folds<Row> = { readonly [Type in AnyEvent['type']]?: Fold<Row, EventNamed<Type>> };

/** A read model: a table, and the folds that compute it from the log. */
export type Projection = Readonly<{
  entity: new () => object;
  /** Raise it with every change of a fold: the read side then rebuilds by itself. */
  version: number;
  on: Readonly<Record<string, Fold<object, RecordedEvent>>>;
}>;

/**
 * States how a read model follows from the log. Its author writes an entity and this, and nothing else.
 * Name the row type (`defineProjection<DrawRow>(DrawRow, …)`): it is what lets the compiler check the folds' literals.
 */
export function defineProjection<Row extends object = never>(
  entity: new () => Row,
  { version, on }: Readonly<{ version: number; on: Folds<Row> }>,
): Projection {
  return { entity, version, on: on as unknown as Projection['on'] };
}
