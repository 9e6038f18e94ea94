/** Where backups are kept, and how. */
export type BackupSettings = Readonly<{
  /** The place of backups, best on another disk; null: none are made. */
  directory: string | null;
  /** Whether files of backups are encrypted under the key ring. */
  encrypted: boolean;
  /** Time between two looks for something new to ship; what comes in it may be lost with the machine. */
  shipEveryMs: number;
}>;

/** What holds where nobody says otherwise. */
export const backupDefaults: BackupSettings = { directory: null, encrypted: false, shipEveryMs: 5_000 };
