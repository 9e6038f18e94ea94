// npm run bench: measures the build. The benchmarks are TypeScript; their # imports resolve to dist/.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { root, runNode, say } from './run.mjs';

await bootstrap();
const { transformSync } = await import('@swc/core');

const sources = join(root, 'bench');
const output = join(root, 'dist', 'bench');
if (!existsSync(join(sources, 'run.ts'))) {
  say('There is no bench/run.ts to run.');
  process.exit(1);
}
for (const name of readdirSync(sources, { recursive: true })) {
  if (!name.endsWith('.ts') || name.endsWith('.spec.ts') || name.includes('node_modules')) continue;
  const target = join(output, name.replace(/\.ts$/, '.js'));
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, transpiled(join(sources, name)));
}
process.exitCode = await runNode(['--expose-gc', '--enable-source-maps', join(output, 'run.js'), ...process.argv.slice(2)]);

function transpiled(file) {
  const parser = { syntax: 'typescript', decorators: true };
  const transform = { legacyDecorator: true, decoratorMetadata: true };
  const options = {
    filename: file,
    swcrc: false,
    sourceMaps: 'inline',
    module: { type: 'commonjs' },
    jsc: { target: 'es2022', parser, transform },
  };
  return transformSync(readFileSync(file, 'utf8'), options).code;
}
