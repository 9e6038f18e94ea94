// Checks receipts for specs, which Jest runs as CommonJS: receipt.mjs is a module of a browser. One message in, one message out, by id.
import { parentPort } from 'node:worker_threads';
import { verifyReceipt } from '../../web/verify/receipt.mjs';

const { crypto } = globalThis;

/** Platforms that lack what the checks need. */
const platforms = {
  whole: crypto,
  'without cryptography': undefined,
  'without Ed25519': {
    subtle: {
      digest: (name, bytes) => crypto.subtle.digest(name, bytes),
      importKey: async () => {
        throw new DOMException('Unrecognized algorithm name', 'NotSupportedError');
      },
    },
  },
};

// Node 20 warns that Ed25519 in WebCrypto is young.
process.removeAllListeners('warning');

parentPort.on('message', async ({ id, text, options, platform = 'whole' }) => {
  Object.defineProperty(globalThis, 'crypto', { value: platforms[platform], configurable: true });
  parentPort.postMessage({ id, result: await verifyReceipt(text, options) });
});
