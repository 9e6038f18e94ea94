import { closeSync, fsyncSync, openSync } from 'node:fs';
import Database from 'better-sqlite3';

/**
 * Writes a copy of an SQLite file as it is at one moment, also while another connection writes to it, and forces it to the disk. Holds up its thread for as
 * long as that takes.
 *
 * @throws Error when there is no such file, or the target is there already
 */
export function copyOnline(source: string, target: string): void {
  const database = new Database(source, { readonly: true, fileMustExist: true });
  try {
    database.prepare('VACUUM INTO ?').run(target);
  } finally {
    database.close();
  }
  const descriptor = openSync(target, 'r+');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

/** What SQLite finds wrong with a file that nobody writes to. */
export function integrityProblems(file: string): string[] {
  const database = new Database(file, { readonly: true, fileMustExist: true });
  try {
    const lines = (database.pragma('integrity_check') as { integrity_check: string }[]).map((row) => row.integrity_check);
    return lines.filter((line) => line !== 'ok');
  } catch (error) {
    return [(error as Error).message];
  } finally {
    database.close();
  }
}
