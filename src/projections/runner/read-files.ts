import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { open, rename, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { removeReadFile } from './read-file';

const pointer = 'current';

/** The live file of a read side that no service has open, if there is one. */
export const currentReadFile = (directory: string): string | undefined =>
  existsSync(directory) ? new ReadFiles(directory).current() : undefined;

/** The folder of the read side: files with names of their own, and `current`, which names the live one. */
export class ReadFiles {
  private serial = 0;

  constructor(readonly directory: string) {
    mkdirSync(directory, { recursive: true });
  }

  /** A name that no file has. */
  fresh(kind: 'live' | 'as-of', position: number): string {
    let file: string;
    do file = join(this.directory, `${kind}-${position}-${++this.serial}.db`);
    while (existsSync(file));
    return file;
  }

  /** The live file, if one is named and there. */
  current(): string | undefined {
    const pointerFile = join(this.directory, pointer);
    if (!existsSync(pointerFile)) return undefined;
    const file = join(this.directory, readFileSync(pointerFile, 'utf8').trim());
    return existsSync(file) ? file : undefined;
  }

  /** Names the live file, atomically: a crash leaves the old name or the new one. Syncs aside, because a disk busy with a build takes its time. */
  async pointTo(file: string): Promise<void> {
    const temporary = join(this.directory, `${pointer}.new`);
    await writeFile(temporary, basename(file), { flush: true });
    await rename(temporary, join(this.directory, pointer));
    const directory = await open(this.directory, 'r');
    await directory.sync();
    await directory.close();
  }

  /** Removes every file but one: what a crash or an earlier run left. */
  removeAllBut(keep: string | undefined): void {
    for (const name of readdirSync(this.directory)) {
      const file = join(this.directory, name);
      if (/\.db$/.test(name) && file !== keep) removeReadFile(file);
    }
  }
}
