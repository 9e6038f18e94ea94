import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import type { BackupKind } from '#events/backups';
import type { Settings } from '#modules/configuration';
import { projectionCatalog } from '#projections/catalog';
import { currentReadFile, fingerprintOf } from '#projections/runner';
import { backupKinds } from '../domain/policy';
import { backupNames, nameOfBackup } from '../files/backup-place';
import { serviceVersion } from '../surroundings';
import { type CreatedBackup, createBackup } from './create-backup';
import { processLogsIn } from './source';
import { type BackupVerification, verifyBackup } from './verify-backup';

/** Backs up the files of a service that is stopped. What is made so is not on record, and is never removed by itself. */
export async function backUpStopped(
  settings: Settings,
  place: string,
  only: BackupKind | null,
  now: string,
): Promise<(CreatedBackup & Readonly<{ kind: BackupKind }>)[]> {
  const { dataDir, modelsDir, keyRingFile, backups } = settings;
  const source = { place, dataDir, modelsDir, keyRingFile, sealedBy: backups.encrypted ? keyRingFile : null };
  const file = currentReadFile(join(dataDir, 'read'));
  const surroundings = {
    version: serviceVersion(),
    configuration: settings.configuration,
    readSide: file === undefined ? null : { file, fingerprint: await fingerprintOf(projectionCatalog) },
  };
  const made = [];
  for (const kind of backupKinds) {
    if ((only ?? kind) !== kind || (kind === 'logs' && !existsSync(processLogsIn(dataDir)))) continue;
    made.push({ kind, ...(await createBackup({ id: uuidv7(), kind, at: now, source, surroundings })) });
  }
  return made;
}

/** A backup that was verified. */
export type VerifiedBackup = BackupVerification & Readonly<{ name: string }>;

/** Verifies the newest backup of each kind in a place, or the one with an id, without any service. @throws Error when there is none */
export async function verifyPlace(place: string, id: string | null, keyRingFile: string): Promise<VerifiedBackup[]> {
  const names = id === null ? backupKinds.flatMap((kind) => backupNames(place, kind).slice(-1)) : [nameOfBackup(place, id)];
  const there = names.filter((name) => name !== null);
  if (there.length === 0) throw new Error(`there is no backup${id === null ? '' : ` ${id}`} in ${place}`);
  const verified: VerifiedBackup[] = [];
  for (const name of there) verified.push({ name, ...(await verifyBackup({ place, name, keyRingFile, dataDir: null })) });
  return verified;
}
