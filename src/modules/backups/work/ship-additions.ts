import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { eventCatalog } from '#events/catalog';
import { LogFile } from '#events/store';
import { writeDurably } from '#modules/platform';
import { type BackupAt, backupNames, filesOf, readBackup } from '../files/backup-place';
import { sha256Of } from '../files/content-hash';
import { syncDirectory } from '../files/durable-directory';
import { type Additions, additionsName, type BackupFile, type SegmentFile } from '../files/manifest';
import type { Sealer } from '../files/sealed-stream';
import { segmentEventsMax, storeSegment } from '../files/segment-file';
import { storeFile } from '../files/store-file';
import { sealerOf } from './create-backup';
import { storeArtifact } from './gather';
import { artifactFiles, checkpointFiles, checkpointsIn, logFileIn, type Source } from './source';

/** A last segment below this is written anew, longer: there are few segments, however often they are shipped. */
const smallBytes = 65_536;
/** A replaced segment is kept for so long. */
const replacedKeptMs = 3_600_000;

/** How far backups are: `shipped` is the position up to which the log can be restored; null where there is no backup of this log to add to. */
export type Shipped = Readonly<{ shipped: number | null; segments: number; files: number }>;

/**
 * Adds to the newest backups what is new since: the log's events as segments, checkpoints and what others said of them, and artifacts of models. Reads only what is new.
 *
 * @param now UTC ISO 8601
 */
export async function shipAdditions(source: Source, now: string): Promise<Shipped> {
  const log = new LogFile(logFileIn(source.dataDir), eventCatalog);
  try {
    const sealer = sealerOf(source, now);
    const [last, before] = basesOf(source.place, log);
    if (!last) return { shipped: null, segments: 0, files: 0 };
    // Up to where the newest one begins: whoever must begin at the one before it, because the newest is damaged, misses nothing.
    const bridged = before ? await shipLog(before, log, last.manifest.position, sealer) : 0;
    const head = log.head;
    const segments = bridged + (await shipLog(last, log, head, sealer));
    const files = (await shipCheckpoints(last.name, source, head, sealer)) + (await shipArtifacts(source, sealer));
    return { shipped: head, segments, files };
  } finally {
    log.close();
  }
}

/** The newest backup of the database and the one before it, as far as they are of this log and not of another history. */
function basesOf(place: string, log: LogFile): BackupAt[] {
  const newest = backupNames(place, 'database').slice(-2).reverse();
  const bases: BackupAt[] = [];
  for (const name of newest) {
    const backup = readBackup(place, name);
    const { position, root } = backup.additions.segments.at(-1) ? endOf(backup) : backup.manifest;
    if (position > log.head || log.tree.root(position).toString('base64') !== root) break;
    bases.push(backup);
  }
  return bases;
}

const endOf = ({ manifest, additions }: BackupAt): { position: number; root: string } => {
  const last = additions.segments.at(-1);
  return last ? { position: last.to, root: last.root } : manifest;
};

/** @returns how many segments were written */
async function shipLog(base: BackupAt, log: LogFile, upTo: number, sealer: Sealer | null): Promise<number> {
  let written = 0;
  for (let backup = base; endOf(backup).position < upTo; written++) {
    const { segments } = backup.additions;
    const last = segments.at(-1);
    const replaced = last && last.stored.bytes < smallBytes && last.to - last.from < segmentEventsMax / 2 ? last : undefined;
    const from = replaced?.from ?? endOf(backup).position + 1;
    const segment = await storeSegment(backup.directory, log, { from, to: Math.min(from + segmentEventsMax - 1, upTo) }, sealer);
    syncDirectory(join(backup.directory, 'segments'));
    backup = withSegments(backup, [...segments.filter((each) => each !== replaced), segment]);
    if (replaced) removeReplaced(backup, segment);
  }
  return written;
}

/** One that was replaced stays for a while: a verification or a restore that is under way goes by the list of before. */
function removeReplaced({ directory, additions }: BackupAt, newest: SegmentFile): void {
  const listed = new Set(additions.segments.map(({ stored }) => stored.name));
  const writtenMs = (name: string) => statSync(join(directory, name)).mtimeMs;
  const nowMs = writtenMs(newest.stored.name);
  for (const file of readdirSync(join(directory, 'segments'))) {
    const name = `segments/${file}`;
    if (!listed.has(name) && nowMs - writtenMs(name) > replacedKeptMs) rmSync(join(directory, name), { force: true });
  }
}

const withSegments = (backup: BackupAt, segments: SegmentFile[]): BackupAt => writeAdditions(backup, { ...backup.additions, segments });

function writeAdditions(backup: BackupAt, additions: Additions): BackupAt {
  writeDurably(join(backup.directory, additionsName), `${JSON.stringify(additions)}\n`);
  return { ...backup, additions };
}

/** Cosignatures and stamps grow after their checkpoint was kept: then they are added once more. */
async function shipCheckpoints(name: string, { dataDir, place }: Source, head: number, sealer: Sealer | null): Promise<number> {
  const backup = readBackup(place, name);
  const known = new Map(filesOf(backup).map((file) => [file.path, file]));
  const added: BackupFile[] = [];
  for (const checkpoint of checkpointFiles(dataDir, head)) {
    const [path, file] = [`checkpoints/${checkpoint}`, join(checkpointsIn(dataDir), checkpoint)];
    if (known.get(path)?.bytes === statSync(file).size) continue;
    const stored = `added/${sha256Of(readFileSync(file)).slice(0, 12)}-${checkpoint}${sealer ? '.sealed' : ''}`;
    added.push(await storeFile(backup.directory, { path, name: stored }, file, sealer));
  }
  return addFiles(backup, added);
}

/** Artifacts are written once and never changed. */
async function shipArtifacts({ place, modelsDir }: Source, sealer: Sealer | null): Promise<number> {
  const name = backupNames(place, 'models').at(-1);
  if (name === undefined) return 0;
  const backup = readBackup(place, name);
  const known = new Set(filesOf(backup).map(({ path }) => path));
  const added: BackupFile[] = [];
  for (const file of artifactFiles(modelsDir)) {
    if (known.has(`models/${file}`)) continue;
    const stored = await storeArtifact(backup.directory, modelsDir, file, sealer, `added/${file}${sealer ? '.sealed' : ''}`);
    if (stored) added.push(stored);
  }
  return addFiles(backup, added);
}

function addFiles(backup: BackupAt, added: readonly BackupFile[]): number {
  if (added.length === 0) return 0;
  for (const { stored } of added) syncDirectory(join(backup.directory, stored.name, '..'));
  const paths = new Set(added.map(({ path }) => path));
  const files = [...backup.additions.files.filter(({ path }) => !paths.has(path)), ...added];
  syncDirectory(join(backup.directory, 'added'));
  writeAdditions(backup, { ...backup.additions, files });
  return added.length;
}
