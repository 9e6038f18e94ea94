// npm run soak -- --cycles 1000: kills the built service again and again under load; what it does is what test/crash/kill.spec.ts does.
import { join } from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { root, runNode } from './run.mjs';
import { transpileFolder } from './transpile.mjs';

await bootstrap();
const output = join(root, 'dist', 'soak');
for (const folder of ['bench', 'test/support', 'test/crash']) await transpileFolder(join(root, folder), join(output, folder));
process.exitCode = await runNode(['--enable-source-maps', join(output, 'test/crash/cycles/soak.js'), ...process.argv.slice(2)]);
