import { dirname } from 'node:path';
import type * as TensorFlow from '@tensorflow/tfjs';

/** TensorFlow.js with what it computes on: a name and a version, for the model's card. */
export type Backend = Readonly<{ tf: typeof TensorFlow; name: string }>;

let opened: Promise<Backend> | undefined;

/** TensorFlow.js on the fastest of what is installed and works: its native library, WebAssembly, plain JavaScript. Loaded once a thread. */
export function tensorflow(): Promise<Backend> {
  opened ??= openNative().catch(openWasm).catch(openPlain);
  return opened;
}

/** The native library is an optional dependency: its download is not to be had everywhere, and it does not run on every Node. */
export async function openNative(): Promise<Backend> {
  const tf = require('@tensorflow/tfjs-node') as typeof TensorFlow;
  return verified(tf, `tensorflow ${tf.version.tfjs}`);
}

export async function openWasm(): Promise<Backend> {
  const tf = await import('@tensorflow/tfjs');
  const wasm = await import('@tensorflow/tfjs-backend-wasm');
  wasm.setWasmPaths(`${dirname(require.resolve('@tensorflow/tfjs-backend-wasm/package.json'))}/dist/`);
  wasm.setThreadsCount(1);
  if (!(await tf.setBackend('wasm'))) throw new Error('the WebAssembly backend does not start');
  return verified(tf, `wasm ${tf.version.tfjs}`);
}

export async function openPlain(): Promise<Backend> {
  const tf = await import('@tensorflow/tfjs');
  // The plain backend advertises the native one on the console, at its first use, unless this is production.
  tf.env().set('PROD', true);
  await tf.setBackend('cpu');
  return verified(tf, `cpu ${tf.version.tfjs}`);
}

/** @throws Error when the backend cannot multiply two matrices */
async function verified(tf: typeof TensorFlow, name: string): Promise<Backend> {
  await tf.ready();
  const [product] = tf.tidy(() => tf.matMul([[1, 2]], [[3], [4]]).dataSync());
  if (product !== 11) throw new Error(`the ${name} backend says that 1·3 + 2·4 is ${product}`);
  return { tf, name };
}
