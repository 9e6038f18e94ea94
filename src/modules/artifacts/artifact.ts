import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { RejectedError } from '#events/kernel';
import { canonicalJson } from '#events/store';

/** A written artifact: its folder's name under the models directory, and the SHA-256 of its weights. */
export type WrittenArtifact = Readonly<{ artifact: string; sha256: string }>;

/**
 * Writes a model's weights (`model.json`) and card (`model-card.json`) into a folder of its own, whole or not at all.
 *
 * @param at when it was trained, UTC ISO 8601; part of the folder's name
 */
export function writeArtifact(
  modelsDir: string,
  { algorithm, at }: { algorithm: string; at: string },
  model: object,
  card: object,
): WrittenArtifact {
  const weights = canonicalJson(model);
  const sha256 = sha256Of(weights);
  const artifact = `${algorithm}_${at.slice(0, 10).replaceAll('-', '')}_${at.slice(11, 19).replaceAll(':', '')}_${sha256.slice(0, 8)}`;
  const folder = join(modelsDir, artifact);
  if (isWhole(folder, sha256)) return { artifact, sha256 };
  // A folder of that name with other bytes is no artifact of anybody: its name says what it should hold.
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(modelsDir, { recursive: true });
  const temporary = mkdtempSync(join(modelsDir, '.writing-'));
  writeDurably(join(temporary, 'model.json'), weights);
  writeDurably(join(temporary, 'model-card.json'), `${JSON.stringify({ ...card, artifactSha256: sha256 }, null, 2)}\n`);
  syncDirectory(temporary);
  renameSync(temporary, folder);
  syncDirectory(modelsDir);
  return { artifact, sha256 };
}

function isWhole(folder: string, sha256: string): boolean {
  const files = ['model.json', 'model-card.json'].map((name) => join(folder, name));
  return files.every((file) => existsSync(file)) && sha256Of(readFileSync(files[0] as string, 'utf8')) === sha256;
}

const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Reads what was written as a model, and checks that its bytes are the ones on record. @throws RejectedError `artifact-corrupt` */
export function readArtifact(modelsDir: string, artifact: string, sha256: string): unknown {
  const file = join(modelsDir, artifact, 'model.json');
  let weights: string;
  try {
    weights = readFileSync(file, 'utf8');
  } catch (error) {
    throw new RejectedError('artifact-corrupt', `the artifact ${artifact} cannot be read: ${(error as Error).message}`);
  }
  const actual = sha256Of(weights);
  if (actual === sha256) return JSON.parse(weights);
  throw new RejectedError('artifact-corrupt', `the artifact ${artifact} has SHA-256 ${actual}, on record is ${sha256}`);
}

/** Whether a folder could be a model's by its name: those that {@link writeArtifact} gives. */
export const isArtifactName = (name: string): boolean => /^[a-z][a-z0-9_-]*_\d{8}_\d{6}_[0-9a-f]{8}$/.test(name);

/** The training and the model that an artifact's card tells of; null where there is none to be read. */
export function cardOf(modelsDir: string, artifact: string): Readonly<{ trainingId: string; modelId: string }> | null {
  try {
    const { trainingId, modelId } = JSON.parse(readFileSync(join(modelsDir, artifact, 'model-card.json'), 'utf8'));
    return typeof trainingId === 'string' && typeof modelId === 'string' ? { trainingId, modelId } : null;
  } catch {
    return null;
  }
}

/** Deletes an artifact. It may be gone already. */
export function removeArtifact(modelsDir: string, artifact: string): void {
  rmSync(join(modelsDir, artifact), { recursive: true, force: true });
}

/** Removes what a crash left half-written. */
export function removeUnfinishedArtifacts(modelsDir: string, names: readonly string[]): void {
  for (const name of names) if (name.startsWith('.writing-')) rmSync(join(modelsDir, name), { recursive: true, force: true });
}

function writeDurably(file: string, text: string): void {
  const descriptor = openSync(file, 'w');
  writeFileSync(descriptor, text);
  fsyncSync(descriptor);
  closeSync(descriptor);
}

function syncDirectory(directory: string): void {
  const descriptor = openSync(directory, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}
