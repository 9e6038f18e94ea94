import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const projectRoot = join(__dirname, '..', '..');

/** Path in the tree → text of the file. */
export type Files = Readonly<Record<string, string>>;

/** A little project in a folder of its own, for running a guard on. */
export class FixtureTree {
  readonly folder = mkdtempSync(join(tmpdir(), 'hindcast-guard-'));

  /** @param shared files of this project that the tree needs too, such as `package.json` */
  constructor(files: Files, shared: readonly string[]) {
    for (const name of shared) copyFileSync(join(projectRoot, name), join(this.folder, name));
    for (const [path, text] of Object.entries(files)) this.write(path, text);
  }

  /** What a program of this project's node_modules prints on stdout when it runs in the tree. */
  run(program: string, args: readonly string[]): string {
    const { stdout, stderr } = spawnSync(process.execPath, [join(projectRoot, 'node_modules', program), ...args], {
      cwd: this.folder,
      encoding: 'utf8',
    });
    if (!stdout) throw new Error(`${program} printed nothing: ${stderr}`);
    return stdout;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private write(path: string, text: string): void {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** Names of the rules that fired, by file, each once, in alphabetical order. */
export function byFile(findings: readonly Readonly<{ file: string; rule: string }>[]): Record<string, string[]> {
  const rules: Record<string, string[]> = {};
  for (const { file, rule } of findings) rules[file] = [...new Set([...(rules[file] ?? []), rule])].sort();
  return rules;
}
