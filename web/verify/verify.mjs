#!/usr/bin/env node
// Checks the receipt of a prediction, offline: node verify.mjs receipt.json [--key <verifier key>] [--witness <verifier key>]... [--json]
// Exit code: 0 no check failed, 1 a check failed, 2 the command is not right. The checks themselves are in receipt.mjs.
import { createReadStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { verifyReceipt } from './receipt.mjs';

const usage = `Usage: node verify.mjs receipt.json [options]
  --key <verifier key>      the key of the log as you kept it yourself
  --witness <verifier key>  the key of a witness that you trust; may be given more than once
  --json                    one JSON document on standard output, and nothing else`;

const icons = { passed: '✓', failed: '✗', 'not-shown': '–' };
const fileBytesMax = 1_000_000;

// Node 20 warns on standard error that Ed25519 in WebCrypto is young; an auditor need not wonder about that.
process.removeAllListeners('warning');
process.exitCode = await main();

async function main() {
  try {
    const { file, key, witnesses, json } = readCommand();
    const result = await verifyReceipt(await readStart(file), { key, witnesses });
    console.log(json ? JSON.stringify(result, null, 2) : told(result));
    return result.passed ? 0 : 1;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
    return 2;
  }
}

/** What the command line asks for. @throws Error when it is not right */
function readCommand() {
  const options = /** @type {const} */ ({
    key: { type: 'string' },
    witness: { type: 'string', multiple: true },
    json: { type: 'boolean' },
  });
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [file, ...more] = positionals;
  if (!file || more.length > 0) throw new Error('Name one receipt.');
  return { file, key: values.key, witnesses: values.witness ?? [], json: values.json ?? false };
}

/** The file's text; of one that is too large, just enough to see that it is. @param {string} file */
async function readStart(file) {
  const chunks = [];
  for await (const chunk of createReadStream(file, { end: fileBytesMax })) chunks.push(chunk);
  return new TextDecoder().decode(Buffer.concat(chunks));
}

/** @param {import('./receipt.mjs').Result} result */
function told({ checks, verdict }) {
  const lines = checks.map(({ name, status, sentence }) => `${icons[status]} ${name}: ${sentence}`);
  return [...lines, '', ...verdict].join('\n');
}
