import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { eventCatalog } from '#events/catalog';
import { LogFile } from '#events/store';
import { projectionCatalog } from '#projections/catalog';
import type { BackgroundMessage, BackgroundTask } from './background';
import { buildReadSide } from './build';
import { checksumsOf } from './checksums';
import { damageIn } from './damage';

// Linux gives each thread a priority of its own: a build yields to the API.
if (process.platform === 'linux') setPriority(19);

const say = (message: BackgroundMessage) => parentPort?.postMessage(message);

async function run(task: BackgroundTask): Promise<unknown> {
  switch (task.kind) {
    case 'checksums':
      return checksumsOf(task.file);
    case 'check':
      return damageIn(task.file);
    case 'build':
      return build(task);
  }
}

async function build(task: Extract<BackgroundTask, { kind: 'build' }>): Promise<void> {
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
