import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { eventCatalog } from '#events/catalog';
import { LogFile } from '#events/store';
import { projectionCatalog } from '#projections/catalog';
import type { BackgroundMessage, BackgroundTask } from './background';
import { buildReadSide } from './build';
import { checksumsOf } from './checksums';

// Linux gives each thread a priority of its own: a build yields to the API.
if (process.platform === 'linux') setPriority(19);

const say = (message: BackgroundMessage) => parentPort?.postMessage(message);

async function run(task: BackgroundTask): Promise<unknown> {
  if (task.kind === 'checksums') return checksumsOf(task.file);
  const log = new LogFile(task.logFile, eventCatalog);
  try {
    return await buildReadSide(log, projectionCatalog, task.request, (progress) => say({ kind: 'progress', progress }));
  } finally {
    log.close();
  }
}

run(workerData as BackgroundTask).then(
  (result) => say({ kind: 'done', result }),
  (error: unknown) => say({ kind: 'failed', reason: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
);
