import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupKind } from '#events/backups';
import { eventCatalog } from '#events/catalog';
import { LogFile } from '#events/store';
import { KeyRing, writeDurably } from '#modules/platform';
import { backupName, nameOfBackup, readBackup, removeUnfinished, unfinishedName } from '../files/backup-place';
import { contentHash } from '../files/content-hash';
import { settle, syncDirectories } from '../files/durable-directory';
import { type Manifest, manifestName } from '../files/manifest';
import { Sealer } from '../files/sealed-stream';
import { type Gathered, gatherings } from './gather';
import { logFileIn, type Source, type Surroundings } from './source';

/** A backup to make. `at` is UTC ISO 8601. */
export type CreateTask = Readonly<{ id: string; kind: BackupKind; at: string; source: Source; surroundings: Surroundings }>;

/** A backup that is whole and on its disk. */
export type CreatedBackup = Readonly<{
  name: string;
  position: number;
  root: string;
  files: number;
  bytes: number;
  contentSha256: string;
  keyId: string | null;
}>;

/**
 * Makes a backup: under a name that says that it is not finished, every file forced to the disk, the manifest last, and then under its own name. A crash leaves
 * nothing that looks whole. One that is there already, under this id, is the one that was wanted.
 */
export async function createBackup(task: CreateTask): Promise<CreatedBackup> {
  const { id, kind, at, source } = task;
  const known = nameOfBackup(source.place, id);
  if (known) return summaryOf(known, readBackup(source.place, known).manifest);
  removeUnfinished(source.place);
  const name = backupName(kind, at, id);
  const directory = join(source.place, unfinishedName(name));
  // What is in it is as much as the data directory is: nobody but its owner reads it.
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  try {
    const manifest = await fill(directory, task);
    writeDurably(join(directory, manifestName), `${JSON.stringify(manifest, null, 2)}\n`);
    syncDirectories(directory);
    settle(directory, join(source.place, name));
    return summaryOf(name, manifest);
  } catch (error) {
    rmSync(directory, { recursive: true, force: true });
    throw error;
  }
}

async function fill(directory: string, { id, kind, at, source, surroundings }: CreateTask): Promise<Manifest> {
  const sealer = sealerOf(source, at);
  const gathered = await gatherings[kind]({ directory, source, surroundings, sealer });
  const { position, root } = gathered.log ?? logNow(source);
  return {
    format: 'hindcast-backup/v1',
    ...{ id, kind, createdAt: at, service: surroundings.version, position, root },
    ...{ readSide: gathered.readSide ?? null, keyId: sealer?.keyId ?? null, files: gathered.files },
  };
}

/** @throws KeyRingError */
export const sealerOf = ({ sealedBy }: Source, now: string): Sealer | null =>
  sealedBy === null ? null : new Sealer(new KeyRing(sealedBy).present(now));

function logNow({ dataDir }: Source): NonNullable<Gathered['log']> {
  const log = new LogFile(logFileIn(dataDir), eventCatalog);
  try {
    const position = log.head;
    return { position, root: log.tree.root(position).toString('base64') };
  } finally {
    log.close();
  }
}

const summaryOf = (name: string, { position, root, files, keyId }: Manifest): CreatedBackup => ({
  ...{ name, position, root, keyId, files: files.length, contentSha256: contentHash(files) },
  bytes: files.reduce((sum, { stored }) => sum + stored.bytes, 0),
});
