import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { RejectedError } from '#events/kernel';
import type { LegacyFileMigrated } from '#events/legacy';
import { packageRoot } from '#events/store';
import type { Game } from '#modules/draws';
import type { DecodedFile } from '../domain/legacy-set';

/** What the thread is given. */
export type LegacyFileTask = Readonly<{ bytes: Uint8Array; game: Game }>;
/** An old file, understood as far as it can be. */
export type LegacyFile = DecodedFile & Pick<LegacyFileMigrated['data'], 'columns' | 'rows' | 'notes'>;
/** What the thread answers. */
export type LegacyFileMessage = Readonly<{ kind: 'decoded'; file: LegacyFile }> | Readonly<{ kind: 'refused'; reason: string }>;

/** A file of ten megabytes takes about a second; what takes this long was made to. */
const millisecondsMax = 60_000;

/**
 * Reads a file of the old application in a thread of its own (the built code, also under test): it is somebody else's database, and may be large.
 *
 * @throws RejectedError `not-a-legacy-file` when it is not one, or takes too long
 */
export async function decodeInBackground(task: LegacyFileTask): Promise<LegacyFile> {
  const worker = new Worker(join(packageRoot(), 'dist/modules/legacy/source/legacy-file.worker.js'), { workerData: task });
  const timeout = setTimeout(() => void worker.terminate(), millisecondsMax);
  try {
    const message = await new Promise<LegacyFileMessage>((resolve, reject) => {
      worker.on('message', resolve);
      worker.on('error', reject);
      worker.on('exit', () => reject(new RejectedError('not-a-legacy-file', 'reading the file took too long')));
    });
    if (message.kind === 'refused') throw new RejectedError('not-a-legacy-file', message.reason);
    return message.file;
  } finally {
    clearTimeout(timeout);
  }
}
