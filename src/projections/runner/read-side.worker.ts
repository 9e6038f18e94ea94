import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { eventCatalog } from '#events/catalog';
import { LogFile } from '#events/store';
import { projectionCatalog } from '#projections/catalog';
import type { BackgroundMessage, BackgroundTask } from './background';
import { buildReadSide } from './build';
import { checksumsOf } from './checksums';
import { damageIn } from './damage';

// Linux gives each thread a priority of its own: what goes on beside the API yields to it.
const task = workerData as BackgroundTask;
if (process.platform === 'linux' && (task.kind !== 'build' || task.yields)) setPriority(19);

const say = (message: BackgroundMessage) => parentPort?.postMessage(message);

async function run(asked: BackgroundTask): Promise<unknown> {
  switch (asked.kind) {
    case 'checksums':
      return checksumsOf(asked.file);
    case 'check':
      return damageIn(asked.file);
    case 'build':
      return build(asked);
  }
}

async function build({ logFile, request }: Extract<BackgroundTask, { kind: 'build' }>): Promise<void> {
  const log = new LogFile(logFile, eventCatalog);
  try {
    return await buildReadSide(log, projectionCatalog, request, (progress) => say({ kind: 'progress', progress }));
  } finally {
    log.close();
  }
}

run(task).then(
  (result) => say({ kind: 'done', result }),
  (error: unknown) => say({ kind: 'failed', reason: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
);
