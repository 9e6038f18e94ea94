import { closeSync, fsyncSync, openSync, readdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Forces the names in a directory to the disk. */
export function syncDirectory(directory: string): void {
  const descriptor = openSync(directory, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** The same for a directory and every directory below it. */
export function syncDirectories(directory: string): void {
  for (const entry of readdirSync(directory, { withFileTypes: true }))
    if (entry.isDirectory()) syncDirectories(join(directory, entry.name));
  syncDirectory(directory);
}

/** Gives a file or a directory, whose content is on the disk, its name for good. */
export function settle(from: string, to: string): void {
  renameSync(from, to);
  syncDirectory(dirname(to));
}
