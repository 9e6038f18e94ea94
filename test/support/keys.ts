import { join } from 'node:path';
import { type Role, roles } from '#events/access';
import { eventCatalog } from '#events/catalog';
import { lockDataDirectory, SqliteEventLog } from '#events/store';
import { IssueApiKeyCommand, type IssuedApiKeyView, StoppedKeys } from '#modules/access';
import { Settings } from '#modules/configuration';

/** Issues keys in the data of a stopped service, as the command line does, and gives them in order. */
export async function issueKeys(directory: string, ...asked: Pick<IssueApiKeyCommand, 'name' | 'role' | 'expiresAt'>[]) {
  const settings = new Settings('127.0.0.1', 0, join(directory, 'data'), join(directory, 'models'), false);
  const lock = lockDataDirectory(settings.dataDir);
  const log = await SqliteEventLog.open(settings.logFile, eventCatalog, () => new Date().toISOString());
  const keys = new StoppedKeys(log, settings);
  const issued: IssuedApiKeyView[] = [];
  for (const { name, role, expiresAt } of asked) issued.push(await keys.issue(new IssueApiKeyCommand(name, role, expiresAt)));
  log.close();
  lock.release();
  return issued;
}

/** A key of each role, in the data of a stopped service. */
export async function keyOfEachRole(directory: string): Promise<Record<Role, string>> {
  const issued = await issueKeys(directory, ...roles.map((role) => ({ name: `the ${role}`, role, expiresAt: null })));
  return Object.fromEntries(issued.map(({ role, key }) => [role, key])) as Record<Role, string>;
}

/** Headers of who calls with a key. */
export const bearing = (key: string | null): Record<string, string> => ({ authorization: `Bearer ${key}` });
