import type { BackupKind } from '#events/backups';
import { KeyRing } from '#modules/platform';
import { type BackupAt, backupNames, nameOfBackup, readBackup } from '../files/backup-place';
import { type RestoredData, restoreData } from './restore-data';
import { restoreConfiguration, restoreModels } from './restore-files';
import { BrokenChainError } from './restore-log';
import type { RestoreTask } from './restore-task';

/** What was restored; null for what was not wished, or has no backup. */
export type Restored = Readonly<{
  data: RestoredData | null;
  /** Artifacts of models, those that were there already included. */
  models: number | null;
  /** A file of settings to start with. */
  configuration: string | null;
}>;

/**
 * Restores a stopped service's files from its backups.
 *
 * @throws DamagedBackupError, BrokenChainError, DataDirectoryInUseError, OccupiedError: nothing was changed then
 */
export async function restore(task: RestoreTask): Promise<Restored> {
  const isWished = (kind: BackupKind) => task.only === null || task.only === kind;
  const ring = new KeyRing(task.keyRingFile);
  const data = isWished('database') ? await restoreData(task, databaseBackups(task), ring) : null;
  const [models, configuration] = [newest(task, 'models'), newest(task, 'configuration')];
  return {
    data,
    models: isWished('models') && models ? await restoreModels(models, task, ring) : null,
    configuration: isWished('configuration') && configuration ? await restoreConfiguration(configuration, task, ring) : null,
  };
}

/** The backup to begin with, and those after it. @throws BrokenChainError when there is none */
function databaseBackups({ place, backupId }: RestoreTask): [BackupAt, ...BackupAt[]] {
  const names = backupNames(place, 'database');
  const wanted = backupId === null ? names.at(-1) : nameOfBackup(place, backupId);
  const at = names.indexOf(wanted ?? '');
  const [base, ...later] = at === -1 ? [] : names.slice(at).map((name) => readBackup(place, name));
  if (!base) throw new BrokenChainError(`there is no backup of the database${backupId === null ? '' : ` ${backupId}`} in ${place}`);
  return [base, ...later];
}

function newest({ place }: RestoreTask, kind: BackupKind): BackupAt | null {
  const name = backupNames(place, kind).at(-1);
  return name === undefined ? null : readBackup(place, name);
}
