import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { eventCatalog } from '#events/catalog';
import { integrityProblems, LogFile, makeScratch, verifyLog } from '#events/store';
import { KeyRing } from '#modules/platform';
import { verifyCheckpoints } from '#modules/proofs';
import { projectionCatalog } from '#projections/catalog';
import { buildReadSide, checksumsOf, fingerprintOf } from '#projections/runner';
import { type BackupAt, filesOf, readBackup } from '../files/backup-place';
import { sha256Of } from '../files/content-hash';
import { type BackupFile, DamagedBackupError, type Manifest } from '../files/manifest';
import { checkStored, restoreFile } from '../files/store-file';
import { BrokenChainError, restoreLog } from './restore-log';
import { checkpointSize } from './source';

/** A backup to verify. `dataDir`: the data directory of the service that does so, null without one. */
export type VerifyTask = Readonly<{ place: string; name: string; keyRingFile: string; dataDir: string | null }>;

/** What a verification found: the position that the log was restored to, what was compared, in a sentence, and what is wrong. */
export type BackupVerification = Readonly<{ position: number; checked: string; problems: readonly string[] }>;

type Checked = Readonly<{ position?: number; checked: string; problems: readonly string[] }>;
type Restored = Readonly<{ backup: BackupAt; scratch: string; ring: KeyRing }>;

/**
 * Restores a backup in a temporary place and compares: every file with its hash, the log with the roots of its tree and its checkpoints, the read side that follows
 * from it with the one that there was.
 */
export async function verifyBackup({ place, name, keyRingFile, dataDir }: VerifyTask): Promise<BackupVerification> {
  const scratch = makeScratch('backup', dataDir);
  try {
    const backup = readBackup(place, name);
    const damaged = await damagedFiles(backup);
    const { position } = backup.manifest;
    if (damaged.length > 0) return { position, checked: 'its files', problems: damaged };
    return { position, ...(await checks[backup.manifest.kind]({ backup, scratch, ring: new KeyRing(keyRingFile) })) };
  } catch (error) {
    if (error instanceof DamagedBackupError || error instanceof BrokenChainError)
      return { position: 0, checked: 'its files', problems: [error.message] };
    throw error;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function damagedFiles(backup: BackupAt): Promise<string[]> {
  const problems: string[] = [];
  for (const file of [...backup.manifest.files, ...backup.additions.files, ...backup.additions.segments]) {
    try {
      await checkStored(backup.directory, file);
    } catch (error) {
      problems.push((error as Error).message);
    }
  }
  return problems;
}

const checks: Readonly<Record<Manifest['kind'], (restored: Restored) => Promise<Checked>>> = {
  database: checkDatabase,
  models: checkModels,
  configuration: async (restored) => {
    const texts = await textsOf(restored);
    for (const text of texts) JSON.parse(text);
    return { checked: `${texts.length} files of settings`, problems: [] };
  },
  logs: async ({ backup, scratch, ring }) => {
    const [file] = filesOf(backup);
    const target = join(scratch, 'logs.db');
    if (file) await restoreFile(backup.directory, file, target, ring);
    return { checked: 'the integrity of the process’s logs', problems: integrityProblems(target) };
  },
};

async function checkDatabase({ backup, scratch, ring }: Restored): Promise<Checked> {
  const logFile = join(scratch, 'log.db');
  const { head } = await restoreLog(logFile, { base: backup, later: [], target: null, ring });
  const { problems } = verifyLog(logFile);
  if (problems.length > 0) return { position: head, checked: `the log up to position ${head}`, problems };
  const checkpoints = await restoreCheckpoints({ backup, scratch, ring });
  const log = new LogFile(logFile, eventCatalog);
  try {
    const kept = verifyCheckpoints(log, checkpoints, []);
    const readSide = await compareReadSide(log, scratch, backup.manifest.readSide);
    const checked = `the log up to position ${head}, ${kept.checkpoints} checkpoints, ${readSide.checked}`;
    return { position: head, checked, problems: [...kept.problems, ...readSide.problems] };
  } finally {
    log.close();
  }
}

async function restoreCheckpoints({ backup, scratch, ring }: Restored): Promise<string> {
  for (const file of filesOf(backup))
    if (checkpointSize(file.path) !== null) await restoreFile(backup.directory, file, join(scratch, file.path), ring);
  return join(scratch, 'checkpoints');
}

/** Folds what the log holds anew. Other folds than those of then lead to other tables: then it is enough that they can be computed. */
async function compareReadSide(log: LogFile, scratch: string, was: Manifest['readSide']): Promise<Checked> {
  const file = join(scratch, 'read.db');
  const fingerprint = await fingerprintOf(projectionCatalog);
  const upTo = was?.position ?? log.head;
  await buildReadSide(log, projectionCatalog, { file, upTo, fingerprint }, () => {});
  if (was?.fingerprint !== fingerprint) return { checked: `the read side at position ${upTo}, which can be computed`, problems: [] };
  const anew = new Map(checksumsOf(file).tables.map(({ table, sha256 }) => [table, sha256]));
  const problems = was.tables
    .filter(({ table, sha256 }) => anew.get(table) !== sha256)
    .map(({ table }) => `the table ${table} at position ${upTo} is not what the read side had`);
  return { checked: `${was.tables.length} tables of the read side at position ${upTo}`, problems };
}

async function checkModels({ backup, scratch, ring }: Restored): Promise<Checked> {
  const files = filesOf(backup);
  for (const file of files) await restoreFile(backup.directory, file, join(scratch, file.path), ring);
  const cards = files.filter(({ path }) => path.endsWith('/model-card.json'));
  const problems = cards.flatMap((card) => artifactProblems(scratch, card));
  return { checked: `${cards.length} artifacts`, problems };
}

function artifactProblems(scratch: string, { path }: BackupFile): string[] {
  const { artifactSha256 } = JSON.parse(readFileSync(join(scratch, path), 'utf8'));
  const weights = join(scratch, path, '..', 'model.json');
  return sha256Of(readFileSync(weights)) === artifactSha256 ? [] : [`${path}: the weights are not those that it tells of`];
}

async function textsOf({ backup, scratch, ring }: Restored): Promise<string[]> {
  const texts: string[] = [];
  for (const file of filesOf(backup)) {
    const target = join(scratch, file.path);
    await restoreFile(backup.directory, file, target, ring);
    texts.push(readFileSync(target, 'utf8'));
  }
  return texts;
}
