import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { packageRoot } from '#events/store';

/** How a command ended, and what it said. */
export type CommandEnd = Readonly<{ code: number; out: string; err: string }>;

/** Runs the built command line with variables of its own. */
export async function commandLine(variables: Readonly<Record<string, string>>, ...args: string[]): Promise<CommandEnd> {
  const child = spawn(process.execPath, [join(packageRoot(), 'dist/cli.js'), ...args], { env: { ...process.env, ...variables } });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (err += chunk));
  const [code] = await once(child, 'close');
  return { code, out: out.trim(), err: err.trim() };
}
