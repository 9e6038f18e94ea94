import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { checkIntegrity } from './check-integrity';
import type { IntegrityMessage, IntegrityTask } from './check-in-background';

// Linux gives each thread a priority of its own: a check yields to the API.
if (process.platform === 'linux') setPriority(19);

const say = (message: IntegrityMessage) => parentPort?.postMessage(message);

checkIntegrity(workerData as IntegrityTask).then(
  (findings) => say({ kind: 'found', findings }),
  (error: unknown) => say({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) }),
);
