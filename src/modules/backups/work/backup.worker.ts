import { constants, setPriority } from 'node:os';
import { workerData } from 'node:worker_threads';
import { type CreatedBackup, createBackup, type CreateTask } from './create-backup';
import { shipAdditions, type Shipped } from './ship-additions';
import type { Source } from './source';
import { type BackupVerification, verifyBackup, type VerifyTask } from './verify-backup';

/** What threads are asked to do. */
export type BackupTask =
  | Readonly<{ kind: 'create'; task: CreateTask }>
  | Readonly<{ kind: 'verify'; task: VerifyTask }>
  | Readonly<{ kind: 'ship'; source: Source; now: string }>;

export type BackupAnswer = CreatedBackup | BackupVerification | Shipped;

// Linux gives each thread a priority of its own: a backup yields to the API. Not at the lowest one: it would never be done on a machine that trains all day.
if (workerData?.lowPriority && process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

export default function run(asked: BackupTask): Promise<BackupAnswer> {
  switch (asked.kind) {
    case 'create':
      return createBackup(asked.task);
    case 'verify':
      return verifyBackup(asked.task);
    case 'ship':
      return shipAdditions(asked.source, asked.now);
  }
}
