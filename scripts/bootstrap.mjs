import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runNpm, say } from './run.mjs';

const inRoot = (...names) => join(root, ...names);
const installStamp = inRoot('node_modules', '.hindcast-install');
const buildStamp = inRoot('dist', '.hindcast-build');

/** Ends the process with one line when Node is too old to run Hindcast. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  say(`Hindcast needs Node 20.19 or newer; this is Node ${process.versions.node}. Nothing was done.`);
  process.exit(1);
}

/** Installs the packages when node_modules is not what package-lock.json says. Ends the process when that fails. */
export async function ensureInstalled() {
  requireNode();
  const reason = whyInstall();
  if (reason) {
    say(`Installing packages (npm ci): ${reason}.`);
    await npmOrEnd(['ci', '--include=dev', '--no-fund', '--no-audit', '--loglevel=error'], 'installing packages');
  }
  if (stampOf(installStamp) !== runtime()) writeFileSync(installStamp, runtime());
}

/** Builds dist/ when it is not the build of the present sources. Ends the process when that fails. */
export async function ensureBuilt() {
  const sources = sourcesHash();
  const reason = whyBuild(sources);
  if (!reason) return;
  say(`Building (npm run build): ${reason}.`);
  await npmOrEnd(['run', '--silent', 'build'], 'the build');
  writeFileSync(buildStamp, sources);
}

/** Installs and builds what is missing or out of date. */
export async function bootstrap() {
  await ensureInstalled();
  await ensureBuilt();
}

async function npmOrEnd(args, what) {
  const code = await runNpm(args);
  if (code === 0) return;
  say(`Stopped: ${what} failed (npm ${args.join(' ')} ended with code ${code}).`);
  process.exit(code);
}

/** Native packages are built for one platform and one version of Node's binary interface. */
const runtime = () => `${process.platform}-${process.arch} abi ${process.versions.modules}\n`;

const stampOf = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : undefined);

function whyInstall() {
  if (!existsSync(inRoot('node_modules'))) return 'node_modules is missing';
  const installed = packagesIn(inRoot('node_modules', '.package-lock.json'));
  if (!installed) return 'node_modules is incomplete';
  const stale = staleIn(packagesIn(inRoot('package-lock.json')), installed);
  if (stale) return `node_modules is not what package-lock.json says (${stale})`;
  const stamp = stampOf(installStamp);
  return stamp && stamp !== runtime() ? `node_modules is for ${stamp.trim()}, this is ${runtime().trim()}` : undefined;
}

const packagesIn = (lockfile) => (existsSync(lockfile) ? JSON.parse(readFileSync(lockfile, 'utf8')).packages : undefined);

/** First package that differs between the lockfile and npm's own record of what it installed. Optional ones may be absent. */
function staleIn(locked, installed) {
  const names = Object.keys(locked).filter((name) => name !== '');
  const differs = (name) => {
    if (!installed[name]) return !locked[name].optional && !locked[name].devOptional;
    return installed[name].version !== locked[name].version || installed[name].integrity !== locked[name].integrity;
  };
  const stale = names.find(differs) ?? Object.keys(installed).find((name) => !locked[name]);
  return stale?.replace(/^.*node_modules\//, '');
}

function whyBuild(sources) {
  if (!existsSync(inRoot('dist'))) return 'dist is missing';
  const stamp = stampOf(buildStamp);
  if (stamp === undefined) return 'the last build did not finish, or was not made by this script';
  return stamp === sources ? undefined : 'the sources have changed since the last build';
}

/** SHA-256 over the path and the content of everything the build reads. */
function sourcesHash() {
  const files = [
    ...filesIn('src'),
    ...filesIn('migrations'),
    ...filesIn('web/dashboard'),
    ...readdirSync(root).filter((name) => /^(package|nest-cli|tsconfig.*)\.json$/.test(name)),
  ];
  const hash = createHash('sha256');
  for (const file of files.sort())
    hash.update(`${file}\n`).update(
      createHash('sha256')
        .update(readFileSync(inRoot(file)))
        .digest(),
    );
  return `${hash.digest('hex')}\n`;
}

function filesIn(folder) {
  if (!existsSync(inRoot(folder))) return [];
  const entries = readdirSync(inRoot(folder), { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  return paths.map((path) => path.slice(root.length + 1)).filter((path) => !path.endsWith('.spec.ts'));
}
