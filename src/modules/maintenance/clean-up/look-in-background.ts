import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { RejectedError } from '#events/kernel';
import { packageRoot } from '#events/store';
import type { Looked, LookTask } from './look-for-leftovers';

/** What the thread answers. */
export type LookMessage =
  | Readonly<{ kind: 'looked'; looked: Looked }>
  | Readonly<{ kind: 'failed'; reason: string; isLogDamaged: boolean }>;

/**
 * Looks for leftovers in a thread of its own (the built code, also under test), which reads beside the running service.
 *
 * @param signal ends the thread at once
 * @throws RejectedError `log-damaged` where the log cannot tell what it refers to
 */
export function lookInBackground(task: LookTask, signal: AbortSignal): Promise<Looked> {
  if (signal.aborted) return Promise.reject(new RejectedError('stopping'));
  const worker = new Worker(join(packageRoot(), 'dist/modules/maintenance/clean-up/clean-up.worker.js'), { workerData: task });
  const terminate = () => void worker.terminate();
  signal.addEventListener('abort', terminate, { once: true });
  return new Promise<Looked>((resolve, reject) => {
    worker.on('message', (message: LookMessage) => {
      if (message.kind === 'looked') resolve(message.looked);
      else reject(message.isLogDamaged ? new RejectedError('log-damaged', message.reason) : new Error(message.reason));
    });
    worker.on('error', reject);
    worker.on('exit', (code) =>
      reject(signal.aborted ? new RejectedError('stopping') : new Error(`the thread ended early with code ${code}`)),
    );
  }).finally(() => signal.removeEventListener('abort', terminate));
}
