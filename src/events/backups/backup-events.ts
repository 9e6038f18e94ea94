import { z } from 'zod';
import { Id, Sha256 } from '#events/ids';
import { defineEvent, type EventOf } from '#events/kernel';

/** What a backup holds: the log with what proves it, the models' artifacts, the settings, or the process's own logs. */
export const BackupKind = z.enum(['database', 'models', 'configuration', 'logs']);
export type BackupKind = z.output<typeof BackupKind>;

/** The root of the log's tree in base64. */
export const Root = z.base64().length(44);

/** A backup is due, or somebody wants one. */
export const BackupRequested = defineEvent(
  'BackupRequested',
  1,
  z.strictObject({ backupId: Id, kind: BackupKind, because: z.string().min(1) }),
);
export type BackupRequested = EventOf<typeof BackupRequested>;

/** A backup is whole and on its disk. `contentSha256` is over its files' paths and hashes, as they were before any encryption. */
export const BackupCreated = defineEvent(
  'BackupCreated',
  1,
  z.strictObject({
    backupId: Id,
    kind: BackupKind,
    /** Its directory in the place of backups. */
    name: z.string().min(1),
    /** How many events the log had, and the root of its tree then. */
    position: z.int().nonnegative(),
    root: Root,
    files: z.int().nonnegative(),
    bytes: z.int().nonnegative(),
    contentSha256: Sha256,
    /** The key that it is encrypted under; null where it is not. */
    keyId: z.string().nullable(),
    durationMs: z.number().nonnegative(),
  }),
);
export type BackupCreated = EventOf<typeof BackupCreated>;

/** A backup could not be made. Nothing of it is left that looks whole. */
export const BackupFailed = defineEvent('BackupFailed', 1, z.strictObject({ backupId: Id, kind: BackupKind, reason: z.string() }));
export type BackupFailed = EventOf<typeof BackupFailed>;

/** Somebody wants to know whether a backup can be restored. */
export const BackupVerificationRequested = defineEvent('BackupVerificationRequested', 1, z.strictObject({ backupId: Id }));
export type BackupVerificationRequested = EventOf<typeof BackupVerificationRequested>;

/** A backup was restored in a temporary place, and is what it should be: up to `position`, with what was added to it since it was made. */
export const BackupVerified = defineEvent(
  'BackupVerified',
  1,
  z.strictObject({
    backupId: Id,
    kind: BackupKind,
    position: z.int().nonnegative(),
    /** What was compared, in a sentence. */
    checked: z.string(),
    durationMs: z.number().nonnegative(),
  }),
);
export type BackupVerified = EventOf<typeof BackupVerified>;

/** A backup is not what it should be. */
export const BackupDamaged = defineEvent(
  'BackupDamaged',
  1,
  z.strictObject({ backupId: Id, kind: BackupKind, problems: z.array(z.string()).min(1) }),
);
export type BackupDamaged = EventOf<typeof BackupDamaged>;

/** A backup was deleted: it was older than it is kept. */
export const BackupRemoved = defineEvent(
  'BackupRemoved',
  1,
  z.strictObject({ backupId: Id, kind: BackupKind, keptDays: z.int().positive() }),
);
export type BackupRemoved = EventOf<typeof BackupRemoved>;

export type BackupEvent =
  | BackupRequested
  | BackupCreated
  | BackupFailed
  | BackupVerificationRequested
  | BackupVerified
  | BackupDamaged
  | BackupRemoved;

/** The life of one backup. */
export const backupStream = (backupId: string): string => `backup-${backupId}`;
