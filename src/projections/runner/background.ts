import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { packageRoot } from '#events/store';
import type { BuildProgress, BuildRequest } from './build';
import type { TableChecksum } from './checksums';

/** Work on read-side files that would hold up the event loop. */
export type BackgroundTask =
  /** `yields`: somebody answers from another file meanwhile, and comes first. */
  | Readonly<{ kind: 'build'; logFile: string; request: BuildRequest; yields: boolean }>
  | Readonly<{ kind: 'checksums'; file: string }>
  | Readonly<{ kind: 'check'; file: string }>;

/** What the thread says: how far it is, then what came out or why nothing did. */
export type BackgroundMessage =
  | Readonly<{ kind: 'progress'; progress: BuildProgress }>
  | Readonly<{ kind: 'done'; result: unknown }>
  | Readonly<{ kind: 'failed'; reason: string }>;

export type Checksums = Readonly<{ position: number; tables: TableChecksum[] }>;

/** Runs a task in a thread of its own (the built code, also under test). @throws Error with the thread's reason */
export function runInBackground(task: BackgroundTask, onProgress: (progress: BuildProgress) => void = () => {}): Promise<unknown> {
  const worker = new Worker(join(packageRoot(), 'dist/projections/runner/read-side.worker.js'), { workerData: task });
  return new Promise((resolve, reject) => {
    worker.on('message', (message: BackgroundMessage) => {
      switch (message.kind) {
        case 'progress':
          return onProgress(message.progress);
        case 'done':
          return resolve(message.result);
        case 'failed':
          return reject(new Error(message.reason));
      }
    });
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`the thread ended early with code ${code}`)));
  });
}
