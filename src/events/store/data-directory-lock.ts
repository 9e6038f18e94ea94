import { closeSync, existsSync, mkdirSync, openSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { DataDirectoryInUseError, DataDirectoryNotWritableError } from './errors';
import { isDamaged } from './storage-errors';

/** Held as long as the process lives: the operating system lets go of it however the process ends. */
export type DataDirectoryLock = Readonly<{ release: () => void }>;

/**
 * Makes this process the one owner of a data directory, creating the directory, for its owner alone, when it is missing.
 * A file lock, not a pid file: a pid that outlived its process locks nobody out.
 *
 * @throws DataDirectoryInUseError naming the owner's pid; nothing was changed then
 * @throws DataDirectoryNotWritableError
 */
export function lockDataDirectory(directory: string): DataDirectoryLock {
  try {
    mkdirSync(directory, { recursive: true, mode: ownerOnly });
    const lockFile = join(directory, lockName);
    closeSync(openSync(lockFile, 'a'));
    const lock = locked(lockFile);
    if (!lock) throw new DataDirectoryInUseError(directory, readOwner(directory));
    writeFileSync(join(directory, ownerName), `${process.pid}\n`);
    return { release: () => lock.close() };
  } catch (error) {
    throw error instanceof DataDirectoryInUseError ? error : new DataDirectoryNotWritableError(directory, error as Error);
  }
}

/** The pid of the process that owns a data directory, or null when none does. */
export function dataDirectoryOwner(directory: string): string | null {
  const lockFile = join(directory, lockName);
  if (!existsSync(lockFile)) return null;
  const lock = locked(lockFile);
  lock?.close();
  return lock ? null : readOwner(directory);
}

/** Whoever may not call the service may not read its files either: other accounts of the machine have no way in. */
const ownerOnly = 0o700;

const lockName = 'lock.db';
const ownerName = 'owner.pid';

/** The lock file, locked as long as it is open, or null when another process has locked it. */
function locked(lockFile: string): Database.Database | null {
  const lock = new Database(lockFile, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock.close();
    if ((error as { code?: string }).code === 'SQLITE_BUSY') return null;
    if (!isDamaged(error)) throw error;
    // It holds nothing, and who holds it would have been met before its bytes: it may be emptied, but not replaced, which would make two of it.
    truncateSync(lockFile);
    return locked(lockFile);
  }
}

function readOwner(directory: string): string {
  try {
    return readFileSync(join(directory, ownerName), 'utf8').trim();
  } catch {
    return 'unknown (it has only just started)';
  }
}
