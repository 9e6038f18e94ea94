import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where a restore prepares what takes the place of the log. What is in there when nobody restores was left by one that was broken off. */
export const restoringName = '.restoring';

/** A restore was broken off: of the log that was there and the one that should be, each may be half in its place. */
export class UnfinishedRestoreError extends Error {
  constructor(dataDir: string) {
    super(
      `a restore into ${dataDir} was broken off: run it again (hindcast restore --force), or, to go on with what is there, remove ${join(dataDir, restoringName)} after looking for what before-restore-* holds`,
    );
    this.name = 'UnfinishedRestoreError';
  }
}

/** Nothing may begin a new log where one is on its way to its place. @throws UnfinishedRestoreError */
export function assertNoneUnfinished(dataDir: string): void {
  const directory = join(dataDir, restoringName);
  if (existsSync(directory) && readdirSync(directory).length > 0) throw new UnfinishedRestoreError(dataDir);
}
