import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '#events/store';
import { type Finding, fail, ok } from './finding';

type Package = Readonly<{ version: string; engines: { node: string }; dependencies: Readonly<Record<string, string>> }>;

/** Looks at what Hindcast runs on: Node and its packages. */
export function checkInstallation(): Finding[] {
  const hindcast = packageIn(packageRoot());
  return [checkNode(process.versions.node, hindcast.engines.node), checkPackages(hindcast)];
}

/** @param needed such as `>=20.19` */
export function checkNode(version: string, needed: string): Finding {
  const oldest = needed.replace('>=', '');
  const isEnough = version.localeCompare(oldest, 'en', { numeric: true }) >= 0;
  return isEnough ? ok('node', version) : fail('node', `${version}; ${oldest} or newer is needed`, `install Node.js ${oldest} or newer`);
}

function checkPackages({ version, dependencies }: Package): Finding {
  const wrong = Object.entries(dependencies).filter(([name, wanted]) => installed(name) !== wanted);
  if (wrong.length === 0) return ok('packages', `hindcast ${version} with ${Object.keys(dependencies).length} packages`);
  const listed = wrong.map(([name, wanted]) => `${name} is ${installed(name) ?? 'missing'}, not ${wanted}`);
  return fail('packages', listed.join('; '), 'npm ci, then start Hindcast again');
}

function installed(name: string): string | undefined {
  const folder = join(packageRoot(), 'node_modules', name);
  return existsSync(join(folder, 'package.json')) ? packageIn(folder).version : undefined;
}

const packageIn = (folder: string): Package => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
