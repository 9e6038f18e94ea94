import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { RejectedError } from '#events/kernel';
import type { LegacyFileMigrated } from '#events/legacy';
import { packageRoot } from '#events/store';
import type { Game } from '#modules/draws';
import type { DecodedFile } from '../domain/legacy-set';
import { isSqlite } from './sqlite-header';

/** What the thread is given. */
export type LegacyFileTask = Readonly<{ bytes: Uint8Array; game: Game }>;
/** An old file, understood as far as it can be. */
export type LegacyFile = DecodedFile & Pick<LegacyFileMigrated['data'], 'columns' | 'rows' | 'notes'>;
/** What the thread answers. */
export type LegacyFileMessage = Readonly<{ kind: 'decoded'; file: LegacyFile }> | Readonly<{ kind: 'refused'; reason: string }>;

/** Files that are read at a time: each takes a thread, and the memory of a whole database. */
const filesMax = 2;
let reading = 0;

/** A file of ten megabytes takes about a second; what takes this long was made to. */
const millisecondsMax = 60_000;

/**
 * Reads a file of the old application in a thread of its own (the built code, also under test): it is somebody else's database, and may be large.
 *
 * @throws RejectedError `not-a-legacy-file` when it is not one, or takes too long; `queue-full` when others are being read
 */
export async function decodeInBackground(task: LegacyFileTask): Promise<LegacyFile> {
  if (!isSqlite(task.bytes))
    throw new RejectedError(
      'not-a-legacy-file',
      'these are not the bytes of an SQLite database; send the file model_predictions.db as it is',
    );
  if (reading >= filesMax) throw new RejectedError('queue-full', `${filesMax} files are being read already: ask again when one is done`);
  reading++;
  return decode(task).finally(() => reading--);
}

async function decode(task: LegacyFileTask): Promise<LegacyFile> {
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
