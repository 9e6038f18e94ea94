// npm test: everything that must hold, cheapest first. With arguments (npm test -- draws): the build, then Jest with them.
import { ensureBuilt, ensureInstalled } from './bootstrap.mjs';
import { browserFile } from './browser.mjs';
import { runNode, runNpm, say } from './run.mjs';

const jestArgs = process.argv.slice(2);
const npmRun = (script) => () => runNpm(['run', '--silent', script]);
const done = (work) => () => work().then(() => 0);

const checks = [
  ['lint', npmRun('lint')],
  ['format', npmRun('format:check')],
  ['types', npmRun('types')],
  ['dependency rules', npmRun('rules')],
];
const steps = [['install', done(ensureInstalled)], ...(jestArgs.length ? [] : checks), ['build', done(ensureBuilt)]];

for (const [name, work] of steps) await step(name, work);

if (!browserFile) say('No Chromium on this machine: the tests that need a browser are skipped, and counted as skipped.');
// Jest's last line counts the tests and stays the last line: nothing is said after it.
say('tests …');
process.exitCode = await runNode(['node_modules/jest/bin/jest.js', ...(jestArgs.length ? jestArgs : ['--coverage'])]);

async function step(name, work) {
  say(`${name} …`);
  const started = performance.now();
  const code = await work();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (code === 0) return say(`${name}: passed in ${seconds} s`);
  say(`${name}: FAILED after ${seconds} s. Nothing after it was run.`);
  process.exit(code);
}
