import { RejectedError } from '#events/kernel';

/** A part of a list, and where the next one starts; `nextCursor` is null at the end. */
export type Page<Item> = { items: Item[]; nextCursor: string | null };

/** Makes a page of rows that were read one more than `limit`. `keyOf` gives what the next page continues after. */
export function toPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  toItem: (row: Row) => Item,
  keyOf: (row: Row) => string | number,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(toItem), nextCursor: rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null };
}

/** A key in a form that callers hand back and do not look into. */
export const encodeCursor = (key: string | number): string => Buffer.from(String(key)).toString('base64url');

/** The key in a cursor. @throws RejectedError `invalid-cursor` when it fits no key of this list */
export function decodeCursor(cursor: string | undefined, form: RegExp): string | undefined {
  if (cursor === undefined) return undefined;
  const key = Buffer.from(cursor, 'base64url').toString();
  if (!form.test(key)) throw new RejectedError('invalid-cursor');
  return key;
}

/** The position in a cursor. @throws RejectedError `invalid-cursor` */
export function decodePositionCursor(cursor: string | undefined): number | undefined {
  const key = decodeCursor(cursor, /^\d{1,15}$/);
  return key === undefined ? undefined : Number(key);
}

/** The form of cursors that are ids. */
export const idCursor = /^[0-9a-f-]{36}$/;
/** The form of cursors that are dates. */
export const dateCursor = /^\d{4}-\d{2}-\d{2}$/;

/** The value, or the refusal that it is not there. @throws RejectedError */
export function orNotFound<Value>(value: Value | null | undefined, code: ConstructorParameters<typeof RejectedError>[0]): Value {
  if (value === null || value === undefined) throw new RejectedError(code);
  return value;
}
