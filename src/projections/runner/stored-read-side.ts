import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { ReadFiles } from './read-files';

/** A read side as it is stored: what it was computed by, and the last event that is folded in. */
export type StoredReadSide = Readonly<{ fingerprint: string; position: number }>;

/** What the live file in a directory says of itself, or null when there is none. Changes nothing. @throws Error when it is no read side */
export function storedReadSide(directory: string): StoredReadSide | null {
  const file = existsSync(directory) ? new ReadFiles(directory).current() : undefined;
  if (file === undefined) return null;
  const database = new Database(file, { readonly: true, fileMustExist: true });
  try {
    const stored = database.prepare<[], StoredReadSide>('SELECT fingerprint, position FROM read_side WHERE id = 1').get();
    if (!stored) throw new Error('it does not say what it was computed by');
    return stored;
  } finally {
    database.close();
  }
}
