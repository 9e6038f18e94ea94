import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { DataDirectoryInUseError } from './errors';

/** Held as long as the process lives: the operating system lets go of it however the process ends. */
export type DataDirectoryLock = Readonly<{ release: () => void }>;

/**
 * Makes this process the one owner of a data directory, creating the directory when it is missing.
 * A file lock, not a pid file: a pid that outlived its process locks nobody out.
 *
 * @throws DataDirectoryInUseError naming the owner's pid; nothing was changed then
 */
export function lockDataDirectory(directory: string): DataDirectoryLock {
  mkdirSync(directory, { recursive: true });
  const ownerFile = join(directory, 'owner.pid');
  const lockFile = join(directory, 'lock.db');
  closeSync(openSync(lockFile, 'a'));
  const lock = new Database(lockFile, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
    throw new DataDirectoryInUseError(directory, readOwner(ownerFile));
  }
  writeFileSync(ownerFile, `${process.pid}\n`);
  return { release: () => lock.close() };
}

function readOwner(ownerFile: string): string {
  try {
    return readFileSync(ownerFile, 'utf8').trim();
  } catch {
    return 'unknown (it has only just started)';
  }
}
