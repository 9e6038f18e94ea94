import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupKind } from '#events/backups';
import { eventCatalog } from '#events/catalog';
import { logKeyStream } from '#events/proofs';
import { copyOnline, LogFile } from '#events/store';
import { checksumsOf } from '#projections/runner';
import type { BackupFile, Manifest } from '../files/manifest';
import type { Sealer } from '../files/sealed-stream';
import { measureFile, storedName, storeFile, storeText } from '../files/store-file';
import { configurationFiles } from './configuration-files';
import { artifactFiles, checkpointFiles, checkpointsIn, isGone, logFileIn, processLogsIn, type Source, type Surroundings } from './source';

/** What goes into a backup of one kind, in the directory where it is made. */
type Gathering = Readonly<{ directory: string; source: Source; surroundings: Surroundings; sealer: Sealer | null }>;
export type Gathered = Readonly<{
  files: BackupFile[];
  /** The log's state, where it is in the backup. */
  log?: Readonly<{ position: number; root: string }>;
  readSide?: Manifest['readSide'];
}>;

/** How each kind of backup is filled. */
export const gatherings: Readonly<Record<BackupKind, (gathering: Gathering) => Promise<Gathered>>> = {
  database: gatherDatabase,
  models: gatherModels,
  configuration: async ({ directory, surroundings, sealer }) => {
    const texts = Object.entries(configurationFiles(surroundings.configuration));
    return { files: await inTurn(texts, ([path, text]) => storeText(directory, path, text, sealer)) };
  },
  logs: async (gathering) => ({ files: [await storeDatabase(gathering, processLogsIn(gathering.source.dataDir), 'logs.db')] }),
};

async function gatherDatabase(gathering: Gathering): Promise<Gathered> {
  const { directory, source, surroundings, sealer } = gathering;
  // Before the log: what the read side has folded in is then in the copy of the log.
  const readSide = readSideNow(surroundings.readSide);
  let log: NonNullable<Gathered['log']> = { position: 0, root: '' };
  let keys = '';
  const copied = await storeDatabase(gathering, logFileIn(source.dataDir), 'log.db', (copy) => {
    const file = new LogFile(copy, eventCatalog);
    log = { position: file.head, root: file.tree.root(file.head).toString('base64') };
    keys = publicKeysIn(file);
    file.close();
  });
  const checkpoints = await inTurn(checkpointFiles(source.dataDir, log.position), (name) => {
    const path = `checkpoints/${name}`;
    return storeFile(directory, { path, name: storedName(path, sealer) }, join(checkpointsIn(source.dataDir), name), sealer);
  });
  const files = [copied, await storeText(directory, 'log-keys.json', keys, sealer), ...checkpoints];
  return { files, log, readSide };
}

/** Public keys of the log, the first one first. The private ones are in no backup. */
function publicKeysIn(log: LogFile): string {
  const keys = log.readStream(logKeyStream).map(({ data, recordedAt }) => ({ key: (data as { key: string }).key, recordedAt }));
  return `${JSON.stringify(keys, null, 2)}\n`;
}

/** A read side that is swapped just now is not in the backup: it follows from the log anyway. */
function readSideNow(live: Surroundings['readSide']): Manifest['readSide'] {
  if (!live) return null;
  try {
    return { ...checksumsOf(live.file), fingerprint: live.fingerprint };
  } catch {
    return null;
  }
}

/** Sealed files are made from a copy beside the data: nothing that is not sealed ever lies among backups. */
async function storeDatabase(
  { directory, source, sealer }: Gathering,
  from: string,
  path: string,
  look: (copy: string) => void = () => {},
): Promise<BackupFile> {
  const copy = sealer ? join(source.dataDir, `${path}.backup`) : join(directory, path);
  rmSync(copy, { force: true });
  try {
    copyOnline(from, copy);
    look(copy);
    return sealer ? await storeFile(directory, { path, name: storedName(path, sealer) }, copy, sealer) : await measureFile(directory, path);
  } finally {
    if (sealer) rmSync(copy, { force: true });
  }
}

async function gatherModels({ directory, source, sealer }: Gathering): Promise<Gathered> {
  const stored = await inTurn(artifactFiles(source.modelsDir), (file) => storeArtifact(directory, source.modelsDir, file, sealer));
  return { files: stored.filter((file) => file !== null) };
}

/** Stores a file of an artifact; null where retention has deleted it meanwhile. @param name what it is called in the backup, where not as its path */
export async function storeArtifact(
  directory: string,
  modelsDir: string,
  file: string,
  sealer: Sealer | null,
  name?: string,
): Promise<BackupFile | null> {
  const from = join(modelsDir, file);
  const path = `models/${file}`;
  if (!existsSync(from)) return null;
  try {
    return await storeFile(directory, { path, name: name ?? storedName(path, sealer) }, from, sealer);
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}

async function inTurn<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}
