import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ConfiguredValue } from '#modules/configuration';

/** What is backed up, and where backups are. It goes to a thread: plain values alone. */
export type Source = Readonly<{
  /** The place of backups. */
  place: string;
  dataDir: string;
  modelsDir: string;
  /** Files are sealed under the present key of this ring; null: they are not. */
  sealedBy: string | null;
  /** The ring that opens what was sealed. */
  keyRingFile: string;
}>;

/** What only the running process knows. */
export type Surroundings = Readonly<{
  /** Version of the service. */
  version: string;
  configuration: readonly ConfiguredValue[];
  /** The live file of the read side, and what it was computed by; null where there is none. */
  readSide: Readonly<{ file: string; fingerprint: string }> | null;
}>;

export const logFileIn = (dataDir: string): string => join(dataDir, 'log.db');
export const processLogsIn = (dataDir: string): string => join(dataDir, 'logs.db');
export const checkpointsIn = (dataDir: string): string => join(dataDir, 'checkpoints');

const checkpointFile = /^(\d{12})\.(txt|stamps|cosignatures)$/;

/** Files of the checkpoints of at most so many events, with what others said of them. */
export function checkpointFiles(dataDir: string, sizeMax: number): string[] {
  const directory = checkpointsIn(dataDir);
  if (!existsSync(directory)) return [];
  return readdirSync(directory).filter((name) => {
    const size = checkpointFile.exec(name)?.[1];
    return size !== undefined && Number(size) <= sizeMax;
  });
}

/** The size of the checkpoint that a file of a backup belongs to, or null for another file. */
export function checkpointSize(path: string): number | null {
  const size = path.startsWith('checkpoints/') ? checkpointFile.exec(path.slice('checkpoints/'.length))?.[1] : undefined;
  return size === undefined ? null : Number(size);
}

/** Paths of the artifacts' files below the models directory: `<artifact>/model.json`. What is being written is left out. */
export function artifactFiles(modelsDir: string): string[] {
  if (!existsSync(modelsDir)) return [];
  return readdirSync(modelsDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .flatMap(({ name }) => filesIn(modelsDir, name));
}

/** Retention may have deleted an artifact since it was listed. */
function filesIn(modelsDir: string, artifact: string): string[] {
  try {
    return readdirSync(join(modelsDir, artifact)).map((file) => `${artifact}/${file}`);
  } catch (error) {
    if (isGone(error)) return [];
    throw error;
  }
}

export const isGone = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';
