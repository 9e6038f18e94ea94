import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { packageRoot } from '#events/store';

type Json = ReturnType<typeof JSON.parse>;

/** What the verifier that we ship says of a receipt. */
export function verifiedReceipt(receipt: object, options: { key?: string; witnesses?: readonly string[] } = {}): Promise<Json> {
  const worker = new Worker(join(packageRoot(), 'test/support/receipt-worker.mjs'));
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', ({ result }) => {
      void worker.terminate();
      resolve(result);
    });
    worker.postMessage({ id: 1, text: JSON.stringify(receipt), options });
  });
}
