import { existsSync } from 'node:fs';
import { eventCatalog } from '#events/catalog';
import { problems, RejectedError } from '#events/kernel';
import { DataDirectoryInUseError, type DataDirectoryLock, lockDataDirectory, SqliteEventLog } from '#events/store';
import { StoppedKeys } from '#modules/access';
import type { Settings } from '#modules/configuration';
import { CommandFailure, exitCodes } from './exit-codes';
import { type KeysOfService, StoppedServiceKeys } from './keys-of-service';

/** What is done with the keys of a service; `where` tells people which one. */
export type KeysWork<Result> = (keys: KeysOfService, where: string) => Promise<Result>;

/** How a stopped service's keys are opened. */
export type StoppedService = Readonly<{ settings: Settings /** Whether a log is begun where there is none. */; begins: boolean }>;

/**
 * Works on the keys in a data directory, as its one owner meanwhile; `orElse` where a running service has it.
 *
 * @throws CommandFailure when there is no log, or a rule refuses it
 */
export async function withStoppedKeys<Result>(
  { settings, begins }: StoppedService,
  work: KeysWork<Result>,
  orElse: (inUse: DataDirectoryInUseError) => Promise<Result>,
): Promise<Result> {
  const { dataDir, logFile } = settings;
  if (!begins && !existsSync(logFile)) {
    throw new CommandFailure(`there is no log in ${dataDir}; --data-dir names another directory, --url a running service`, exitCodes.usage);
  }
  const lock = lockOf(dataDir);
  if (lock instanceof DataDirectoryInUseError) return orElse(lock);
  try {
    return await withLog(settings, work);
  } catch (error) {
    throw error instanceof RejectedError ? failureOf(error) : error;
  } finally {
    lock.release();
  }
}

function lockOf(directory: string): DataDirectoryLock | DataDirectoryInUseError {
  try {
    return lockDataDirectory(directory);
  } catch (error) {
    if (error instanceof DataDirectoryInUseError) return error;
    throw error;
  }
}

async function withLog<Result>(settings: Settings, work: KeysWork<Result>): Promise<Result> {
  const log = await SqliteEventLog.open(settings.logFile, eventCatalog, () => new Date().toISOString());
  try {
    return await work(new StoppedServiceKeys(new StoppedKeys(log, settings)), `the stopped service of ${settings.dataDir}`);
  } finally {
    log.close();
  }
}

function failureOf({ code, message: detail }: RejectedError): CommandFailure {
  const { status, title } = problems[code];
  return new CommandFailure(detail, exitCodes.failed, { type: `/problems/${code}`, title, status, detail });
}
