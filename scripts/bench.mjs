// npm run bench: measures the build. The benchmarks are TypeScript; their # imports resolve to dist/.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { root, runNode, say } from './run.mjs';
import { transpileFolder } from './transpile.mjs';

await bootstrap();

const sources = join(root, 'bench');
const output = join(root, 'dist', 'bench');
if (!existsSync(join(sources, 'run.ts'))) {
  say('There is no bench/run.ts to run.');
  process.exit(1);
}
await transpileFolder(sources, output);
process.exitCode = await runNode(['--expose-gc', '--enable-source-maps', join(output, 'run.js'), ...process.argv.slice(2)]);
