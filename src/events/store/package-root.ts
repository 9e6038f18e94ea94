import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the project's own package.json, wherever this file was compiled to. */
export function packageRoot(from = __dirname): string {
  return existsSync(join(from, 'package.json')) ? from : packageRoot(dirname(from));
}
