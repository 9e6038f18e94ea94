import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { eventCatalog } from '#events/catalog';
import { lockDataDirectory, LogFile } from '#events/store';
import { type KeyRing, RandomIds } from '#modules/platform';
import { verifyCheckpoints } from '#modules/proofs';
import { type BackupAt, filesOf } from '../files/backup-place';
import { syncDirectories, syncDirectory } from '../files/durable-directory';
import { DamagedBackupError } from '../files/manifest';
import { leaveRestoreNote } from '../files/restore-note';
import { restoreFile } from '../files/store-file';
import { restoringName } from '../files/unfinished-restore';
import type { RestoreTask } from './restore-task';
import { type RestoredLog, restoreLog } from './restore-log';
import { checkpointSize } from './source';

/** What a service writes into its data directory, less its keys: they are in no backup, and stay where they are. */
const written = /^((log|logs|subscriptions)\.db(-wal|-shm|-journal)?|read|checkpoints|restored\.json)$/;

/** A log that was restored, with its checkpoints; `aside` is where what was there before is now. */
export type RestoredData = RestoredLog & Readonly<{ backupId: string; checkpoints: number; aside: string | null }>;

/** There is something already where the backup is to be restored. */
export class OccupiedError extends Error {
  constructor(directory: string, names: readonly string[]) {
    super(`${directory} is not empty: it holds ${names.join(', ')}; --force puts that aside`);
    this.name = 'OccupiedError';
  }
}

/** Restores the log and its checkpoints beside what is there, and takes its place when all of it is checked. */
export async function restoreData(
  task: RestoreTask,
  [base, ...later]: readonly [BackupAt, ...BackupAt[]],
  ring: KeyRing,
): Promise<RestoredData> {
  const { dataDir, force, target, now } = task;
  const before = occupants(dataDir);
  if (before.length > 0 && !force) throw new OccupiedError(dataDir, before);
  const lock = lockDataDirectory(dataDir);
  const staging = join(dataDir, restoringName);
  try {
    rmSync(staging, { recursive: true, force: true });
    mkdirSync(staging, { mode: 0o700 });
    const log = await restoreLog(join(staging, 'log.db'), { base, later, target, ring });
    const checkpoints = await restoreCheckpoints(staging, [base, ...later], log.head, ring);
    const aside = before.length > 0 ? asideAt(dataDir, now) : null;
    const { head: position, root } = log;
    const restore = { restoreId: new RandomIds().next(), backupId: base.manifest.id, position, root, target, restoredAt: now, aside };
    leaveRestoreNote(staging, restore);
    syncDirectories(staging);
    if (aside !== null) putAside(dataDir, aside);
    // The log last: where a crash comes in between there is none, and the restore is done again.
    for (const name of readdirSync(staging).sort(logLast)) renameSync(join(staging, name), join(dataDir, name));
    syncDirectory(dataDir);
    return { ...log, backupId: base.manifest.id, checkpoints, aside };
  } finally {
    rmSync(staging, { recursive: true, force: true });
    lock.release();
  }
}

const occupants = (dataDir: string): string[] => (existsSync(dataDir) ? readdirSync(dataDir).filter((name) => written.test(name)) : []);

const asideAt = (dataDir: string, now: string): string => join(dataDir, `before-restore-${now.replaceAll(/[-:.]/g, '')}`);

const logLast = (a: string, b: string): number => Number(a === 'log.db') - Number(b === 'log.db');

/** Nothing is deleted: what was there may be all that there is of its last seconds. */
function putAside(dataDir: string, aside: string): void {
  mkdirSync(aside, { recursive: true, mode: 0o700 });
  for (const name of occupants(dataDir)) renameSync(join(dataDir, name), join(aside, name));
  syncDirectory(aside);
}

/** Those of states that the restored log has: a later one would say that it is another log. @returns how many */
async function restoreCheckpoints(staging: string, [base, ...later]: readonly BackupAt[], head: number, ring: KeyRing): Promise<number> {
  const log = new LogFile(join(staging, 'log.db'), eventCatalog);
  try {
    const backups = base ? [base, ...later.filter((backup) => isOf(log, backup))] : [];
    for (const backup of backups) {
      for (const file of filesOf(backup)) {
        const size = checkpointSize(file.path);
        if (size !== null && size <= head) await restoreFile(backup.directory, file, join(staging, file.path), ring);
      }
    }
    const { checkpoints, problems } = verifyCheckpoints(log, join(staging, 'checkpoints'), []);
    if (problems[0] !== undefined) throw new DamagedBackupError(base?.directory ?? '', problems.join('; '));
    return checkpoints;
  } finally {
    log.close();
  }
}

/** A later backup may be of another history, which went on from an earlier state under a key of its own. */
const isOf = (log: LogFile, { manifest: { position, root } }: BackupAt): boolean =>
  position <= log.head && log.tree.root(position).toString('base64') === root;
