import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryDirectory } from '../../../test/support/temporary-directory';
import { lockDataDirectory } from './data-directory-lock';
import { packageRoot } from './package-root';

describe('the lock of a data directory', () => {
  it('is refused to a second owner, naming the first one’s pid', () => {
    const directory = temporaryDirectory();
    const lock = lockDataDirectory(directory);
    expect(() => lockDataDirectory(directory)).toThrow(`in use by the process with pid ${process.pid}`);
    lock.release();
  });

  it('makes a directory that nobody but its owner can look into', () => {
    const directory = join(temporaryDirectory(), 'data');
    lockDataDirectory(directory).release();
    expect(statSync(directory).mode & 0o777).toBe(0o700);
  });

  it('is free again when its owner lets go', () => {
    const directory = temporaryDirectory();
    lockDataDirectory(directory).release();
    expect(() => lockDataDirectory(directory).release()).not.toThrow();
  });

  it('is free again when its owner was killed', () => {
    const directory = temporaryDirectory();
    const store = join(packageRoot(), 'dist/events/store/data-directory-lock.js');
    const script = `require(${JSON.stringify(store)}).lockDataDirectory(${JSON.stringify(directory)}); process.kill(process.pid, 'SIGKILL')`;
    expect(() => execFileSync(process.execPath, ['-e', script])).toThrow();
    expect(() => lockDataDirectory(directory).release()).not.toThrow();
  });
});
