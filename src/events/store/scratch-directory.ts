import { createHash } from 'node:crypto';
import { lstatSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a scratch directory is for: copies of the log, and of what follows from it, are compared there. */
type Purpose = 'backup' | 'verify';

/**
 * Makes a directory for what is only compared, readable by its user alone. Whoever makes it removes it.
 *
 * @param dataDir the data directory that the process owns, null where it owns none
 */
export const makeScratch = (purpose: Purpose, dataDir: string | null, within = tmpdir()): string =>
  mkdtempSync(join(within, `hindcast-${purpose}-${dataDir === null ? '' : `${markOf(dataDir)}-`}`));

/**
 * Removes what earlier owners of a data directory were broken off over: nobody else works there as long as the directory is owned. What another user has put there under
 * such a name stays.
 *
 * @returns the names of what is gone
 */
export function removeScratch(dataDir: string, within = tmpdir()): string[] {
  const left = new RegExp(`^hindcast-(backup|verify)-${markOf(dataDir)}-\\w+$`);
  const own = readdirSync(within).filter((name) => left.test(name) && isOwnDirectory(join(within, name)));
  for (const name of own) rmSync(join(within, name), { recursive: true, force: true });
  return own;
}

/** The same for a directory by whatever name it is reached, and another one for every other directory of the machine. */
function markOf(directory: string): string {
  const { dev, ino } = statSync(directory, { bigint: true });
  return createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 12);
}

function isOwnDirectory(path: string): boolean {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return stats?.isDirectory() === true && (process.getuid === undefined || stats.uid === process.getuid());
}
