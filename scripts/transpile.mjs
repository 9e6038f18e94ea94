import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Translates a folder's TypeScript, but for its specs, to JavaScript beside the build; # imports in it mean dist/. */
export async function transpileFolder(sources, output) {
  const { transformSync } = await import('@swc/core');
  for (const name of readdirSync(sources, { recursive: true })) {
    if (!name.endsWith('.ts') || name.endsWith('.spec.ts') || name.includes('node_modules')) continue;
    const target = join(output, name.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, transpiled(join(sources, name), transformSync));
  }
}

function transpiled(file, transformSync) {
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
