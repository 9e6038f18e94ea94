import type { BackupKind } from '#events/backups';

const dayMs = 86_400_000;

/** How often a kind of backup is made, and how long it is kept. */
export type Policy = Readonly<{
  /** Time from one to the next; null: when its content has changed. */
  everyMs: number | null;
  keptDays: number;
}>;

/** What is backed up, how often, and for how long it is kept. */
export const policies: Readonly<Record<BackupKind, Policy>> = {
  database: { everyMs: dayMs, keptDays: 30 },
  models: { everyMs: 7 * dayMs, keptDays: 90 },
  configuration: { everyMs: null, keptDays: 365 },
  logs: { everyMs: 7 * dayMs, keptDays: 7 },
};

export const backupKinds = Object.keys(policies) as BackupKind[];

/** A failed backup is tried again after this. */
const retryMs = 3_600_000;
/** A backup that is later than this is said to be overdue. */
const graceMs = 12 * 3_600_000;

/** When the last backup of a kind was made and when one failed, in milliseconds since 1970; null where none did. */
export type LastBackups = Readonly<{ createdMs: number | null; failedMs: number | null }>;

/** From when on a backup may be tried again, in milliseconds since 1970; 0 where none failed since the last one. */
export const mayTryMs = ({ createdMs, failedMs }: LastBackups): number =>
  failedMs === null || failedMs < (createdMs ?? 0) ? 0 : failedMs + retryMs;

/** When the next backup of a kind that is made on schedule is due, in milliseconds since 1970; 0: at once. */
export const dueMs = (last: LastBackups, everyMs: number): number =>
  Math.max(last.createdMs === null ? 0 : last.createdMs + everyMs, mayTryMs(last));

/** Whether a backup should have been there long ago. `sinceMs` is when the service began to look. */
export const isOverdue = (
  { createdMs }: LastBackups,
  everyMs: number,
  { nowMs, sinceMs }: Readonly<{ nowMs: number; sinceMs: number }>,
): boolean => nowMs > Math.max(createdMs === null ? 0 : createdMs + everyMs, sinceMs) + graceMs;
