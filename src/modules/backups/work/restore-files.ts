import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { KeyRing } from '#modules/platform';
import { type BackupAt, filesOf } from '../files/backup-place';
import { sha256Of } from '../files/content-hash';
import { syncDirectories, syncDirectory } from '../files/durable-directory';
import type { BackupFile } from '../files/manifest';
import { restoreFile } from '../files/store-file';
import type { RestoreTask } from './restore-task';

/** What begins so is not finished: the service deletes it when it starts. */
const unfinished = '.writing-';

/** Restores the artifacts of models that are missing or damaged. @returns how many there are in the backup */
export async function restoreModels(backup: BackupAt, { modelsDir, now }: RestoreTask, ring: KeyRing): Promise<number> {
  const artifacts = new Map<string, BackupFile[]>();
  for (const file of filesOf(backup)) {
    const artifact = basename(dirname(file.path));
    artifacts.set(artifact, [...(artifacts.get(artifact) ?? []), file]);
  }
  mkdirSync(modelsDir, { recursive: true });
  for (const [artifact, files] of artifacts) {
    const target = join(modelsDir, artifact);
    if (files.every((file) => isThere(join(target, basename(file.path)), file))) continue;
    const staging = join(modelsDir, `${unfinished}${artifact}`);
    rmSync(staging, { recursive: true, force: true });
    for (const file of files) await restoreFile(backup.directory, file, join(staging, basename(file.path)), ring);
    syncDirectories(staging);
    if (existsSync(target)) renameSync(target, join(modelsDir, `.before-restore-${now.replaceAll(/[-:.]/g, '')}-${artifact}`));
    renameSync(staging, target);
  }
  syncDirectory(modelsDir);
  return artifacts.size;
}

const isThere = (path: string, { sha256 }: BackupFile): boolean => existsSync(path) && sha256Of(readFileSync(path)) === sha256;

/** Writes the settings beside the data, for their owner to look at and to start with. @returns the file to start with */
export async function restoreConfiguration(backup: BackupAt, { dataDir }: RestoreTask, ring: KeyRing): Promise<string> {
  for (const file of filesOf(backup)) await restoreFile(backup.directory, file, join(dataDir, file.path), ring);
  return join(dataDir, 'configuration', 'hindcast.config.json');
}
