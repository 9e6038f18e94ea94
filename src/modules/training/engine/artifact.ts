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
import type { TrainedModel } from './trained-model';

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
  model: TrainedModel,
  card: object,
): WrittenArtifact {
  const weights = canonicalJson(model);
  const sha256 = createHash('sha256').update(weights).digest('hex');
  const artifact = `${algorithm}_${at.slice(0, 10).replaceAll('-', '')}_${at.slice(11, 19).replaceAll(':', '')}_${sha256.slice(0, 8)}`;
  if (existsSync(join(modelsDir, artifact))) return { artifact, sha256 };
  mkdirSync(modelsDir, { recursive: true });
  const temporary = mkdtempSync(join(modelsDir, '.writing-'));
  writeDurably(join(temporary, 'model.json'), weights);
  writeDurably(join(temporary, 'model-card.json'), `${JSON.stringify({ ...card, artifactSha256: sha256 }, null, 2)}\n`);
  syncDirectory(temporary);
  renameSync(temporary, join(modelsDir, artifact));
  syncDirectory(modelsDir);
  return { artifact, sha256 };
}

/** Reads a model and checks that its bytes are the ones on record. @throws RejectedError `artifact-corrupt` */
export function readArtifact(modelsDir: string, artifact: string, sha256: string): TrainedModel {
  const file = join(modelsDir, artifact, 'model.json');
  let weights: string;
  try {
    weights = readFileSync(file, 'utf8');
  } catch (error) {
    throw new RejectedError('artifact-corrupt', `the artifact ${artifact} cannot be read: ${(error as Error).message}`);
  }
  const actual = createHash('sha256').update(weights).digest('hex');
  if (actual === sha256) return JSON.parse(weights);
  throw new RejectedError('artifact-corrupt', `the artifact ${artifact} has SHA-256 ${actual}, on record is ${sha256}`);
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
