import type { BackupKind } from '#events/backups';
import { policies } from './policy';

const dayMs = 86_400_000;

/** A backup that is there, as retention sees it. */
export type KeptBackup = Readonly<{ id: string; kind: BackupKind; createdMs: number; isVerified: boolean }>;

/**
 * The backups that are older than their kind is kept, less those that are still needed: of each kind the newest one that was verified, and every one after it.
 * What was added to a backup since (segments of the log) lies with it, and leads on to the next one: so none is missing behind one that is kept.
 */
export function removable(backups: readonly KeptBackup[], nowMs: number): KeptBackup[] {
  return backups.filter(({ id, kind, createdMs }) => {
    const newest = newestVerified(backups, kind);
    const isOld = nowMs - createdMs > policies[kind].keptDays * dayMs;
    return isOld && newest !== undefined && newest.id !== id && isBefore({ id, createdMs }, newest);
  });
}

function newestVerified(backups: readonly KeptBackup[], kind: BackupKind): KeptBackup | undefined {
  const verified = backups.filter((backup) => backup.kind === kind && backup.isVerified);
  return verified.reduce<KeptBackup | undefined>((newest, each) => (newest && isBefore(each, newest) ? newest : each), undefined);
}

/** By the time they were made; at one time, by their ids. */
const isBefore = (a: Pick<KeptBackup, 'id' | 'createdMs'>, b: Pick<KeptBackup, 'id' | 'createdMs'>): boolean =>
  a.createdMs < b.createdMs || (a.createdMs === b.createdMs && a.id < b.id);
