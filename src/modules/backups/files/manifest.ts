import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { BackupKind } from '#events/backups';
import { Id, Sha256 } from '#events/ids';

/** A path below the backup's directory, or below where it is restored: nothing that leads out of it. */
const SafePath = z.string().regex(/^(?!\.)[\w.@-]+(\/(?!\.)[\w.@-]+)*$/);
const Bytes = z.int().nonnegative();
const Position = z.int().nonnegative();
/** The root of the log's tree, base64. */
const Root = z.base64().length(44);

/** A file of a backup: where it goes when it is restored, what is in it, and how it lies in the backup (sealed, perhaps). */
export const BackupFile = z.strictObject({
  path: SafePath,
  bytes: Bytes,
  sha256: Sha256,
  stored: z.strictObject({ name: SafePath, bytes: Bytes, sha256: Sha256 }),
});
export type BackupFile = z.output<typeof BackupFile>;

/** A file that holds events of the log, from one position to another. */
export const SegmentFile = BackupFile.extend({ from: Position, to: Position, fromRoot: Root, root: Root });
export type SegmentFile = z.output<typeof SegmentFile>;

/** The read side as it was: what a restored log must lead to. */
const ReadSideState = z.strictObject({
  position: Position,
  fingerprint: z.string(),
  tables: z.array(z.strictObject({ table: z.string(), rows: z.int(), sha256: Sha256 })),
});

/** What a backup says of itself. It is written last: a directory without it is none. */
export const Manifest = z.strictObject({
  format: z.literal('hindcast-backup/v1'),
  id: Id,
  kind: BackupKind,
  /** UTC ISO 8601. */
  createdAt: z.iso.datetime(),
  /** Version of the service that made it. */
  service: z.string(),
  /** How many events the log had, and the root of its tree then. */
  position: Position,
  root: Root,
  readSide: ReadSideState.nullable(),
  /** The key that its files are sealed under; null where they are not. */
  keyId: z.string().nullable(),
  files: z.array(BackupFile),
});
export type Manifest = z.output<typeof Manifest>;

/** What was added to a backup since: segments of the log, and files that are new. Written anew as a whole with each addition. */
export const Additions = z.strictObject({
  format: z.literal('hindcast-additions/v1'),
  segments: z.array(SegmentFile),
  files: z.array(BackupFile),
});
export type Additions = z.output<typeof Additions>;

export const manifestName = 'manifest.json';
export const additionsName = 'additions.json';
export const noAdditions: Additions = { format: 'hindcast-additions/v1', segments: [], files: [] };

/** A file of a backup is missing, or is not what it was. */
export class DamagedBackupError extends Error {
  constructor(
    readonly file: string,
    reason: string,
  ) {
    super(`${file}: ${reason}`);
    this.name = 'DamagedBackupError';
  }
}

/** Reads one of a backup's own documents. @throws DamagedBackupError naming the file */
export function readDocument<Schema extends z.ZodType>(directory: string, name: string, schema: Schema): z.output<Schema> {
  const file = join(directory, name);
  let read: unknown;
  try {
    read = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new DamagedBackupError(file, `it cannot be read (${(error as Error).message})`);
  }
  const checked = schema.safeParse(read);
  if (!checked.success)
    throw new DamagedBackupError(file, `it is not what it should be (${z.prettifyError(checked.error).split('\n')[0]})`);
  return checked.data;
}
