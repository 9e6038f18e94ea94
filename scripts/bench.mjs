// npm run bench: measures the build. The benchmarks are TypeScript; their # imports resolve to dist/.
import { join } from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { root, runNode } from './run.mjs';
import { transpileFolder } from './transpile.mjs';

await bootstrap();

const output = join(root, 'dist', 'bench');
for (const folder of ['bench', 'test/support']) await transpileFolder(join(root, folder), join(output, folder));
process.exitCode = await runNode(['--expose-gc', '--enable-source-maps', join(output, 'bench/run.js'), ...process.argv.slice(2)]);
