import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type LogKeyRotated, logKeyStream } from '#events/proofs';
import type { LogFile } from '#events/store';
import { checkpointName, sizesIn } from './kept-checkpoints';
import { type Checkpoint, parseCheckpoint } from './notes/checkpoint';
import { isEndorsed } from './notes/key-rotation';
import { parseNote, parseVerifierKey, type VerifierKey, verifyNote } from './notes/signed-note';

/** What a check of a log against checkpoints found. */
export type CheckpointVerification = Readonly<{ checkpoints: number; problems: readonly string[] }>;

/**
 * Checks a log against checkpoints that were kept: a log that was rewritten does not have their roots any more, however well the rest of it was made to fit.
 *
 * @param directory where checkpoints were kept beside the log
 * @param elsewhere files of others, kept in other places
 */
export function verifyCheckpoints(log: LogFile, directory: string, elsewhere: readonly string[]): CheckpointVerification {
  const files = [...sizesIn(directory).map((size) => join(directory, checkpointName(size))), ...elsewhere];
  const keys = keysIn(log);
  const problems: string[] = unendorsed(log);
  let fits = 0;
  for (const { file, checkpoint, problem } of files.map((each) => readSigned(each, keys)).sort((a, b) => a.size - b.size)) {
    const found = problem ?? (checkpoint && problemOf(checkpoint, log, fits));
    if (found) problems.push(`checkpoint ${basename(file)}: ${found}`);
    else fits = checkpoint?.size ?? fits;
  }
  return { checkpoints: files.length, problems };
}

type Read = Readonly<{ file: string; size: number; checkpoint: Checkpoint | null; problem: string | null }>;

/** A key of the log, and the position that another one took its place at. */
type KeyOfLog = Readonly<{ key: VerifierKey; until: number }>;

function keysIn(log: LogFile): KeyOfLog[] {
  const events = log.readStream(logKeyStream);
  return events.map(({ data }, index) => ({
    key: parseVerifierKey((data as { key: string }).key),
    until: events[index + 1]?.position ?? Number.POSITIVE_INFINITY,
  }));
}

/** Keys that are said to be vouched for by the one before, and are not. */
const unendorsed = (log: LogFile): string[] =>
  log.readStream(logKeyStream).flatMap(({ type, data, position }) => {
    if (type !== 'LogKeyRotated') return [];
    const { previous, key, endorsement } = data as LogKeyRotated['data'];
    const isFine = endorsement === null || isEndorsed(endorsement, previous, key);
    return isFine ? [] : [`position ${position}: the key ${key} is not vouched for by ${previous}, though the log says so`];
  });

function readSigned(file: string, keys: readonly KeyOfLog[]): Read {
  try {
    const note = parseNote(readFileSync(file, 'utf8'));
    const checkpoint = parseCheckpoint(note.text);
    // A key that another one has taken the place of signs up to the event that says so, and nothing after it.
    const [signature] = verifyNote(
      note,
      keys.filter(({ until }) => checkpoint.size <= until).map(({ key }) => key),
    );
    const problem = signature?.name === checkpoint.origin ? null : `it is of another log, ${checkpoint.origin}`;
    return { file, size: checkpoint.size, checkpoint, problem };
  } catch (error) {
    return {
      file,
      size: 0,
      checkpoint: null,
      problem: `it was changed, or is not signed by a key of this log: ${(error as Error).message}`,
    };
  }
}

/** @param fits size of the last checkpoint that the log still has the root of */
function problemOf({ size, root }: Checkpoint, log: LogFile, fits: number): string | null {
  if (size > log.head) return `the log had ${size} events then, and has ${log.head} now`;
  return log.tree.root(size).equals(root) ? null : `the log was rewritten between position ${fits + 1} and position ${size}`;
}
