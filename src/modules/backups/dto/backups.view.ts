/** A backup. */
export class BackupView {
  /** Its id. @example "019a9c3e-5b7a-7c21-9d8e-3f1a2b4c5d6e" */
  id!: string;
  /** `database`, `models`, `configuration` or `logs`. @example "database" */
  kind!: string;
  /** `requested`, `created`, `verified`, `damaged`, `failed` or `removed`. @example "verified" */
  status!: string;
  /** Why it was made. @example "it is due" */
  because!: string;
  /** Its directory in the place of backups; null until it is made. @example "database-20261120T031500000Z-019a9c3e-5b7a-7c21-9d8e-3f1a2b4c5d6e" */
  name!: string | null;
  /** How many events the log had then; what came since is shipped to it as segments. @example 6710 */
  position!: number | null;
  /** The root of the log's tree then, base64. @example "2WkPp0jxRfYcP+JMzPPkNE1hOYyD2bHtXL2gQZ4yaHk=" */
  root!: string | null;
  /** How many files it has. @example 4 */
  files!: number | null;
  /** Their size. @example 5324800 */
  bytes!: number | null;
  /** SHA-256 over the paths and hashes of what is in them, before any encryption. @example "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" */
  contentSha256!: string | null;
  /** The key that it is encrypted under; null where it is not. @example "4f1d2c3b4a596877" */
  keyId!: string | null;
  /** How long making it took, in milliseconds. @example 412.5 */
  durationMs!: number | null;
  /** Why it failed, or what is wrong with it. @example ["log.db: it was changed"] */
  problems!: string[];
  /** What the last verification compared; null before it. @example "the log up to position 6712, 3 checkpoints, 24 tables of the read side at position 6710" */
  checked!: string | null;
  /** Position that the log was restored to by the last verification. @example 6712 */
  verifiedPosition!: number | null;
  /** When it was asked for, UTC ISO 8601. @example "2026-11-20T03:15:00.000Z" */
  requestedAt!: string;
  /** When it was whole, UTC ISO 8601; null before. @example "2026-11-20T03:15:00.412Z" */
  createdAt!: string | null;
  /** When it was verified last, UTC ISO 8601; null before. @example "2026-11-20T03:15:02.300Z" */
  verifiedAt!: string | null;
  /** When it failed or was removed, UTC ISO 8601. @example "2026-12-20T03:15:00.000Z" */
  endedAt!: string | null;
}

/** A page of backups. */
export class BackupPageView {
  /** The backups. */
  items!: BackupView[];
  /** Where the next page starts; null at the end. @example "MTIwMA" */
  nextCursor!: string | null;
}
