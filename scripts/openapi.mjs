// Writes docs/openapi.json, so that a change of the API shows in review, and the command line's client made from it: node scripts/openapi.mjs
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './bootstrap.mjs';
import { runNode, runNpm } from './run.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
await ensureInstalled();
// A command may call what the client's types do not know yet: they are made here. What else is wrong, the next build tells.
for (const build of [
  ['nest', 'build'],
  ['tsc', '-p', 'migrations/tsconfig.json'],
  ['vite', 'build', '--config', 'web/dashboard/vite.config.mjs'],
])
  await runNpm(['exec', '--', ...build], { stdio: 'ignore' });
const directory = mkdtempSync(join(tmpdir(), 'hindcast-openapi-'));
const service = spawn(process.execPath, [join(root, 'dist/main.js')], {
  env: { ...process.env, HINDCAST_PORT: '0', HINDCAST_SAMPLE: 'off', HINDCAST_DATA_DIR: directory, HINDCAST_MODELS_DIR: directory },
  stdio: ['ignore', 'pipe', 'inherit'],
});
let said = '';
for await (const chunk of service.stdout) {
  said += chunk;
  const url = /ready at (http:[^\s,]+),/.exec(said)?.[1];
  if (!url) continue;
  const document = await (await fetch(`${url}/openapi.json`)).json();
  writeFileSync(join(root, 'docs/openapi.json'), `${JSON.stringify(document, null, 2)}\n`);
  break;
}
service.kill();
rmSync(directory, { recursive: true, force: true });
process.exitCode = await runNode([join(root, 'scripts/client.mjs')]);
