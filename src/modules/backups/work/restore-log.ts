import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { eventCatalog } from '#events/catalog';
import { copyLog, SqliteEventLog } from '#events/store';
import type { KeyRing } from '#modules/platform';
import { type BrokenChain, isBroken, nextSegment } from '../domain/segments';
import type { BackupAt } from '../files/backup-place';
import { DamagedBackupError, type SegmentFile } from '../files/manifest';
import { readSegment } from '../files/segment-file';
import { restoreFile } from '../files/store-file';

/** How far to restore: a position, a time (UTC ISO 8601), or as far as it goes. */
export type Target = Readonly<{ position: number }> | Readonly<{ time: string }> | null;

/** What a log is restored from: a backup, and those after it, which lead on. */
export type LogSource = Readonly<{ base: BackupAt; later: readonly BackupAt[]; target: Target; ring: KeyRing }>;

/** A log that was restored: `head` events, the root of its tree, and when the last of them was recorded. */
export type RestoredLog = Readonly<{ head: number; root: string; recordedAt: string | null; segments: number }>;

/** The backups do not lead to where they should. */
export class BrokenChainError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BrokenChainError';
  }
}

type Link = SegmentFile & Readonly<{ directory: string; isOwn: boolean }>;

/**
 * Writes the log of a backup to a new file, with what was added since, up to the target. Every file is compared with its hash, and every root with the one that the log
 * had then.
 *
 * @throws DamagedBackupError naming the file @throws BrokenChainError where a link is missing, or the target is not in the backups
 */
export async function restoreLog(file: string, { base, later, target, ring }: LogSource): Promise<RestoredLog> {
  await restoreBase(file, base, ring);
  const log = await SqliteEventLog.open(file, eventCatalog, () => '');
  let upTo = 0;
  let segments = 0;
  try {
    assertRoot(log, base.manifest, join(base.directory, 'log.db'));
    segments = await follow(log, linksOf(base, later), target, ring);
    upTo = endOf(log, target);
  } finally {
    log.close();
  }
  await cutOff(file, upTo);
  return { ...(await stateOf(file)), segments };
}

async function restoreBase(file: string, { directory, manifest }: BackupAt, ring: KeyRing): Promise<void> {
  const stored = manifest.files.find(({ path }) => path === 'log.db');
  if (!stored) throw new DamagedBackupError(join(directory, 'manifest.json'), 'it names no log.db');
  await restoreFile(directory, stored, file, ring);
}

const linksOf = (base: BackupAt, later: readonly BackupAt[]): Link[] =>
  [base, ...later].flatMap((backup) =>
    backup.additions.segments.map((segment) => ({ ...segment, directory: backup.directory, isOwn: backup === base })),
  );

/** @returns how many segments were followed */
async function follow(log: SqliteEventLog, links: readonly Link[], target: Target, ring: KeyRing): Promise<number> {
  for (let followed = 0; ; followed++) {
    if (isReached(log, target)) return followed;
    const next = nextSegment(links, log.head, (size) => rootOf(log, size));
    if (next === null) return followed;
    if (isBroken(next)) {
      // A later backup may be of another history: one that began when an earlier state was restored.
      if (next.kind === 'other-history' && !(next.segment as Link).isOwn) return followed;
      throw brokenAt(next, log.head);
    }
    await apply(log, next, ring);
  }
}

async function apply(log: SqliteEventLog, link: Link, ring: KeyRing): Promise<void> {
  const { rows, commands } = await readSegment(link.directory, link, ring);
  const file = join(link.directory, link.stored.name);
  const { head } = log;
  try {
    log.replicate(
      rows.filter(([position]) => position > head),
      commands,
    );
  } catch (error) {
    throw new DamagedBackupError(file, (error as Error).message);
  }
  assertRoot(log, { position: link.to, root: link.root }, file);
}

/** Whether the target is among the events that are there. */
function isReached(log: SqliteEventLog, target: Target): boolean {
  if (target === null) return false;
  return 'position' in target ? log.head >= target.position : log.positionAt(target.time) < log.head;
}

function endOf(log: SqliteEventLog, target: Target): number {
  if (target === null) return log.head;
  if ('time' in target) return log.positionAt(target.time);
  if (target.position > log.head)
    throw new BrokenChainError(`the backups reach position ${log.head}: position ${target.position} is not in them`);
  return target.position;
}

/** Takes what came after the target away, by writing the events before it anew: a log is append-only. */
async function cutOff(file: string, upTo: number): Promise<void> {
  const { head } = await stateOf(file);
  if (upTo === head) return;
  const whole = `${file}.whole`;
  for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true });
  renameSync(file, whole);
  await copyLog(whole, file, upTo);
  for (const suffix of ['', '-wal', '-shm']) rmSync(whole + suffix, { force: true });
}

async function stateOf(file: string): Promise<Omit<RestoredLog, 'segments'>> {
  const log = await SqliteEventLog.open(file, eventCatalog, () => '');
  try {
    const { head } = log;
    const line = log.line(head);
    return { head, root: rootOf(log, head), recordedAt: line === undefined ? null : JSON.parse(line).recordedAt };
  } finally {
    log.close();
  }
}

const rootOf = (log: SqliteEventLog, size: number): string => log.tree.root(size).toString('base64');

function assertRoot(log: SqliteEventLog, { position, root }: { position: number; root: string }, file: string): void {
  if (log.head !== position) throw new DamagedBackupError(file, `it leads to position ${log.head}, and should lead to ${position}`);
  if (rootOf(log, position) !== root) throw new DamagedBackupError(file, 'its events are not those whose root was written down');
}

function brokenAt(broken: BrokenChain, head: number): Error {
  const wayOut = `what is there can be restored with --to-position ${head}`;
  if (broken.kind === 'gap')
    return new BrokenChainError(`a link is missing: no segment holds positions ${broken.from} to ${broken.to}; ${wayOut}`);
  const { directory, stored } = broken.segment as Link;
  return new BrokenChainError(
    `${join(directory, stored.name)} does not go on from position ${head}: it is of another history, or was changed; ${wayOut}`,
  );
}
