import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { LogCorruptError } from '#events/store';
import type { LookMessage } from './look-in-background';
import { lookForLeftovers, type LookTask } from './look-for-leftovers';

// Linux gives each thread a priority of its own: looking yields to the API.
if (process.platform === 'linux') setPriority(19);

const say = (message: LookMessage) => parentPort?.postMessage(message);

try {
  say({ kind: 'looked', looked: lookForLeftovers(workerData as LookTask) });
} catch (error) {
  say({ kind: 'failed', reason: (error as Error).message, isLogDamaged: error instanceof LogCorruptError });
}
