import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Json } from './told-receipts';

type Check = { name: string; status: 'passed' | 'failed' | 'not-shown'; sentence: string };
type Result = { passed: boolean; checks: Check[]; verdict: string[]; summary: Json };
export type Options = { key?: string; witnesses?: readonly string[] };

export const root = join(__dirname, '..', '..');
export const verifier = join(root, 'web/verify/verify.mjs');
export const runs = { seed: 20_261_121, numRuns: 120 };

/** The checkpoint of the prediction as the log signed it. */
export const checkpointIn = (receipt: Json): string => receipt.prediction.proof.slice(receipt.prediction.proof.indexOf('\n\n') + 2);

const worker = new Worker(join(root, 'test/support/receipt-worker.mjs'));
const waiting = new Map<number, (result: Result) => void>();
worker.on('message', ({ id, result }) => waiting.get(id)?.(result));
afterAll(() => worker.terminate());

/** What the verifier makes of a receipt, or of any text. */
export function check(receipt: Json, options?: Options | null, platform?: string): Promise<Result> {
  const id = waiting.size;
  const text = typeof receipt === 'object' && receipt !== null ? JSON.stringify(receipt) : receipt;
  return new Promise((resolve) => {
    waiting.set(id, resolve);
    worker.postMessage({ id, text, options, platform });
  });
}

export const named = (result: Result, status: Check['status']) =>
  result.checks.filter((one) => one.status === status).map(({ name }) => name);
export const failed = async (receipt: Json, options?: Options) => named(await check(receipt, options), 'failed');
export const sentence = (result: Result, name: string) => result.checks.find((one) => one.name === name)?.sentence;

/** Every place in a receipt where a text stands that a hash or a signature must bear out. */
export function textsIn(receipt: Json): { at: string; text: string; put: (text: string) => Json }[] {
  const texts: { at: string; text: string; put: (text: string) => Json }[] = [];
  const walk = (value: Json, path: string[]): void => {
    if (typeof value === 'string') texts.push({ at: path.join('.'), text: value, put: (text) => changed(receipt, path, text) });
    else if (value !== null && typeof value === 'object') for (const key of Object.keys(value)) walk(value[key], [...path, key]);
  };
  walk({ ...receipt, proves: null, timestamps: [] }, []);
  return texts;
}

/** A copy of a receipt with another value at a path. */
export function changed(receipt: Json, path: readonly string[], value: Json): Json {
  const copy = structuredClone(receipt);
  const last = path.at(-1)!;
  const holder = path.slice(0, -1).reduce((at, key) => at[key], copy);
  holder[last] = value;
  return copy;
}

export const missed = async (receipts: { what: string; receipt: Json }[], options?: Options) => {
  const results = await Promise.all(receipts.map(async ({ what, receipt }) => ({ what, result: await check(receipt, options) })));
  return results.filter(({ result }) => result.passed).map(({ what }) => what);
};

const available = (program: string, ...args: string[]) => spawnSync(program, args).status === 0;
export const withOpenssl = available('openssl', 'version') ? describe : describe.skip;
export const withPython = available('openssl', 'version') && available('python3', '--version') ? describe : describe.skip;
