import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The project's folder, whatever folder the script was started in. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** One plain line for the person at the keyboard. On stderr: stdout belongs to what is started. */
export const say = (line) => process.stderr.write(`${line}\n`);

/**
 * Runs a program of Node's to its end and gives its exit code (128 and the signal's number when a signal ended it).
 *
 * SIGTERM is passed on. SIGINT is not: the terminal sends Ctrl-C to both.
 */
export function runNode(args, { stdio = 'inherit' } = {}) {
  return run(process.execPath, args, { stdio });
}

/** Runs npm to its end and gives its exit code. Its output goes to stderr unless `stdio` says otherwise. */
export function runNpm(args, { stdio = ['inherit', 2, 2] } = {}) {
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('npm-cli.js')) return run(process.execPath, [npm, ...args], { stdio });
  return run('npm', args, { stdio, shell: process.platform === 'win32' });
}

function run(command, args, options) {
  const child = spawn(command, args, { cwd: root, ...options });
  const forward = () => child.kill('SIGTERM');
  const wait = () => {};
  process.on('SIGTERM', forward);
  process.on('SIGINT', wait);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      process.off('SIGTERM', forward);
      process.off('SIGINT', wait);
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
}

/** Runs a built program in this very process: its signals, arguments and exit code are ours. */
export async function runHere(entry) {
  process.argv[1] = join(root, entry);
  await import(pathToFileURL(process.argv[1]).href);
}
