import type { BackupKind } from '#events/backups';
import type { Target } from './restore-log';

/** What to restore, and where to. */
export type RestoreTask = Readonly<{
  /** The place of backups. */
  place: string;
  dataDir: string;
  modelsDir: string;
  keyRingFile: string;
  /** The backup of the database to begin with, by its id; null: the newest one. */
  backupId: string | null;
  target: Target;
  /** Restore this kind alone; null: everything that there are backups of. */
  only: BackupKind | null;
  /** Put aside what is there. */
  force: boolean;
  /** UTC ISO 8601. */
  now: string;
}>;
