import type { Settings } from '#modules/configuration';
import { serviceUrl } from '../service-command';
import { checkConfiguration } from './configuration';
import { checkDataDirectory, checkModelsDirectory, checkSpace, type DataDirectory } from './directories';
import { type Finding, fail, messageOf } from './finding';
import { checkInstallation } from './installation';
import { checkKeys } from './keys';
import { checkLog } from './log';
import { checkModels } from './models';
import { checkReadSide } from './read-side';
import { checkService } from './service';

/** Looks at everything that a service here needs, with these arguments. Changes nothing, whether the service runs or not. @param now UTC ISO 8601 */
export async function examine(argv: readonly string[], url: string | undefined, now: string): Promise<Finding[]> {
  const { finding, settings } = checkConfiguration(argv);
  const findings = [...checkInstallation(), finding];
  if (!settings) return findings;
  const { host, port, dataDir, modelsDir } = settings;
  const directory = checkDataDirectory(dataDir);
  return [
    ...findings,
    directory.finding,
    checkModelsDirectory(modelsDir),
    checkSpace(dataDir),
    ...(await checkContents(settings, directory, now)),
    await checkService({ url: url ?? serviceUrl(settings), host, port, owner: directory.owner }),
  ];
}

async function checkContents(settings: Settings, { isOpen }: DataDirectory, now: string): Promise<Finding[]> {
  if (!isOpen) return [];
  const { findings, log } = checkLog(settings.logFile, now);
  if (!log) return [...findings];
  try {
    const readSide = await checkReadSide(settings.readDir, log.head);
    return [...findings, readSide, checkModels(log, settings.modelsDir), checkKeys(settings, log)];
  } catch (error) {
    return [...findings, fail('log', messageOf(error), 'hindcast verify tells more; restore the log from a backup')];
  } finally {
    log.close();
  }
}
