import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { packageRoot } from '#events/store';

/** How the command line ended. */
export type Ended = Readonly<{ code: number | null; out: string; err: string }>;

/** Begins the built command line. */
export function beginHindcast(args: readonly string[], environment: Record<string, string> = {}) {
  const child: ChildProcess = spawn(process.execPath, [join(packageRoot(), 'dist/cli.js'), ...args], {
    env: { ...process.env, ...environment },
  });
  let out = '';
  let err = '';
  child.stdout?.on('data', (chunk) => (out += chunk));
  child.stderr?.on('data', (chunk) => (err += chunk));
  const ended = once(child, 'close').then(([code]): Ended => ({ code, out: out.trim(), err: err.trim() }));
  return { child, ended };
}

/** Runs the built command line to its end. */
export const hindcast = (...args: string[]): Promise<Ended> => beginHindcast(args).ended;
