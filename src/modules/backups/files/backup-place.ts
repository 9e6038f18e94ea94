import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupKind } from '#events/backups';
import { Additions, additionsName, Manifest, manifestName, noAdditions, readDocument } from './manifest';

/** A backup in its place. */
export type BackupAt = Readonly<{ name: string; directory: string; manifest: Manifest; additions: Additions }>;

const unfinished = '.making-';
const named = /^(database|models|configuration|logs)-\d{8}T\d{9}Z-([0-9a-f-]{36})$/;

/** The directory of a backup, and of one that is not finished. @param at UTC ISO 8601 with milliseconds */
export const backupName = (kind: BackupKind, at: string, id: string): string => `${kind}-${at.replaceAll(/[-:.]/g, '')}-${id}`;
export const unfinishedName = (name: string): string => unfinished + name;

/** Names of the whole backups of a kind, the oldest first. */
export function backupNames(place: string, kind: BackupKind): string[] {
  if (!existsSync(place)) return [];
  return readdirSync(place)
    .filter((name) => named.exec(name)?.[1] === kind)
    .sort();
}

/** The name of the backup with an id, or null. */
export function nameOfBackup(place: string, id: string): string | null {
  if (!existsSync(place)) return null;
  return readdirSync(place).find((name) => named.exec(name)?.[2] === id) ?? null;
}

/** Reads what a backup says of itself. @throws DamagedBackupError naming the document that is not what it should be */
export function readBackup(place: string, name: string): BackupAt {
  const directory = join(place, name);
  const manifest = readDocument(directory, manifestName, Manifest);
  const additions = existsSync(join(directory, additionsName)) ? readDocument(directory, additionsName, Additions) : noAdditions;
  return { name, directory, manifest, additions };
}

/** Deletes what a crash left half-made. Only by whoever makes backups here: one at a time. */
export function removeUnfinished(place: string): void {
  if (!existsSync(place)) return;
  for (const name of readdirSync(place)) if (name.startsWith(unfinished)) rmSync(join(place, name), { recursive: true, force: true });
}

/** The files of a backup as they are now: a later one of a path takes the place of an earlier one. */
export function filesOf({ manifest, additions }: Pick<BackupAt, 'manifest' | 'additions'>) {
  return [...new Map([...manifest.files, ...additions.files].map((file) => [file.path, file])).values()];
}
