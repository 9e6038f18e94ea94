import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { lockDataDirectory } from '#events/store';
import { CommandFailure, exitCodes } from './exit-codes';

/** Works on a stopped service's data directory, as its one owner meanwhile. @throws CommandFailure when there is no log, or a service has it */
export async function withDataDirectory<Result>(directory: string, work: (logFile: string) => Promise<Result>): Promise<Result> {
  const logFile = join(directory, 'log.db');
  if (!existsSync(logFile)) throw new CommandFailure(`there is no log in ${directory}`, exitCodes.usage);
  const lock = lockDataDirectory(directory);
  try {
    return await work(logFile);
  } finally {
    lock.release();
  }
}
