import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { CheckedPart } from '#events/maintenance';
import { packageRoot } from '#events/store';

/** Where everything is that is checked. */
export type IntegrityTask = Readonly<{ logFile: string; readDir: string; checkpointsDir: string; modelsDir: string }>;
/** What was found, up to a position of the log. */
export type IntegrityFindings = Readonly<{ position: number; parts: readonly CheckedPart[] }>;
/** What the thread answers. */
export type IntegrityMessage = Readonly<{ kind: 'found'; findings: IntegrityFindings }> | Readonly<{ kind: 'failed'; reason: string }>;

/**
 * Checks everything in a thread of its own (the built code, also under test), which reads beside the running service.
 *
 * @param signal ends the thread at once
 * @throws Error when the check itself breaks off
 */
export function checkInBackground(task: IntegrityTask, signal: AbortSignal): Promise<IntegrityFindings> {
  signal.throwIfAborted();
  const worker = new Worker(join(packageRoot(), 'dist/modules/maintenance/integrity/integrity.worker.js'), { workerData: task });
  signal.addEventListener('abort', () => void worker.terminate(), { once: true });
  return new Promise((resolve, reject) => {
    worker.on('message', (message: IntegrityMessage) => {
      if (message.kind === 'found') resolve(message.findings);
      else reject(new Error(message.reason));
    });
    worker.on('error', reject);
    worker.on('exit', (code) =>
      reject(new Error(signal.aborted ? 'the service stopped while it was running' : `the thread ended early with code ${code}`)),
    );
  });
}
