import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type LogFile, makeScratch } from '#events/store';
import { type BuildProgress, buildReadSide } from './build';
import { checksumsOf } from './checksums';
import type { Projection } from './define-projection';
import { ReadFiles } from './read-files';
import { fingerprintOf } from './schema';

/** What a check of the read side found; `state` says it in a sentence. */
export type ReadSideVerification = Readonly<{ state: string; problems: readonly string[] }>;

/** Folds the log anew, up to where the stored read side is, and compares every table. A read side that is missing is no problem: it comes back. */
export async function verifyReadSide(
  directory: string,
  log: LogFile,
  projections: readonly Projection[],
  onProgress: (progress: BuildProgress) => void = () => {},
): Promise<ReadSideVerification> {
  const stored = new ReadFiles(directory).current();
  if (!stored) return { state: 'there is no read side; the next start computes it', problems: [] };
  const scratch = makeScratch('verify', dirname(directory));
  try {
    const { position, tables } = checksumsOf(stored);
    if (position > log.head) {
      const state = `the read side is at position ${position}, but the log ends at ${log.head}`;
      return { state, problems: [`${state}: it was computed from another log, or the log has lost events`] };
    }
    const file = join(scratch, 'read.db');
    await buildReadSide(log, projections, { file, upTo: position, fingerprint: await fingerprintOf(projections) }, onProgress);
    const anew = new Map(checksumsOf(file).tables.map(({ table, sha256 }) => [table, sha256]));
    const problems = tables
      .filter(({ table, sha256 }) => anew.get(table) !== sha256)
      .map(({ table }) => `the table ${table} is not what the log says`);
    return { state: `${tables.length} tables of the read side were compared at position ${position}`, problems };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
