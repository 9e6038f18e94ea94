/** A cell of an old table, as SQLite gives it: whole numbers as bigint, so that none is rounded. */
export type Cell = null | number | bigint | string | Uint8Array;

/** A row of an old table by the names of its columns, in lower case. `row` is its place in the table, from 1. */
export type LegacyRow = Readonly<{ row: number; cells: Readonly<Record<string, Cell>> }>;

/** What a cell holds: a value, nothing, or something that cannot be understood. */
export type Read<Value> = Readonly<{ value: Value | null; readable: boolean }>;

const nothing = { value: null, readable: true } as const;
const unreadable = { value: null, readable: false } as const;
const read = <Value>(value: Value): Read<Value> => ({ value, readable: true });

/**
 * A whole number: a number, its digits, or little-endian bytes of 1, 2, 4 or 8 (the old application stored NumPy's integers as their memory).
 * Bytes with the highest bit set mean one number with a sign and another one without: they are not understood.
 */
export function readInteger(cell: Cell | undefined): Read<number> {
  if (isEmpty(cell)) return nothing;
  if (cell instanceof Uint8Array && [1, 2, 4, 8].includes(cell.length)) return whole(littleEndian(cell));
  if (typeof cell === 'bigint') return whole(cell);
  if (typeof cell === 'number') return Number.isSafeInteger(cell) ? read(cell) : unreadable;
  const text = readText(cell).value?.trim() ?? '';
  return /^-?\d{1,15}(\.0+)?$/.test(text) ? read(Number(text)) : unreadable;
}

/** A number: a number, its digits, or a little-endian float of 4 or 8 bytes. Not-a-number and infinity are not understood. */
export function readFloat(cell: Cell | undefined): Read<number> {
  if (isEmpty(cell)) return nothing;
  if (typeof cell === 'number') return finite(cell);
  if (typeof cell === 'bigint') return whole(cell);
  if (cell instanceof Uint8Array) {
    const view = viewOf(cell);
    if (cell.length === 4) return finite(view.getFloat32(0, true));
    if (cell.length === 8) return finite(view.getFloat64(0, true));
  }
  const text = readText(cell).value?.trim() ?? '';
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? finite(Number(text)) : unreadable;
}

/** A truth value: 0 or 1 in any form of a whole number, or the word. */
export function readBoolean(cell: Cell | undefined): Read<boolean> {
  if (isEmpty(cell)) return nothing;
  const word = typeof cell === 'string' ? cell.trim().toLowerCase() : '';
  if (word === 'true' || word === 'false') return read(word === 'true');
  const { value } = readInteger(cell);
  return value === 0 || value === 1 ? read(value === 1) : unreadable;
}

/** A text, or its bytes in UTF-8. */
export function readText(cell: Cell | undefined): Read<string> {
  if (isEmpty(cell)) return nothing;
  if (typeof cell === 'string') return read(cell);
  if (!(cell instanceof Uint8Array)) return read(String(cell));
  try {
    return read(new TextDecoder('utf-8', { fatal: true }).decode(cell));
  } catch {
    return unreadable;
  }
}

const isEmpty = (cell: Cell | undefined): cell is null | undefined | '' => cell === null || cell === undefined || cell === '';

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The number in little-endian bytes; below 0 where the highest bit is set. */
function littleEndian(bytes: Uint8Array): bigint {
  const unsigned = bytes.reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n);
  return BigInt.asIntN(bytes.length * 8, unsigned);
}

function whole(value: bigint): Read<number> {
  return value >= 0n && value <= BigInt(Number.MAX_SAFE_INTEGER) ? read(Number(value)) : unreadable;
}

const finite = (value: number): Read<number> => (Number.isFinite(value) ? read(value) : unreadable);
