import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ChildService } from '../support/child-service';
import { onReadOnly, whyNoMounts } from '../support/harm';
import { runningService } from '../support/running-service';
import { temporaryDirectory } from '../support/temporary-directory';

const why = whyNoMounts();
const named = `a data directory that cannot be written${why ? ` (left out: ${why})` : ''}`;

(why ? describe.skip : describe)(named, () => {
  it('is refused at start, by name, and nothing in it is changed', async () => {
    const { directory, stop } = await runningService();
    await stop();
    const data = join(directory, 'data');
    const files = () => readdirSync(data).map((name) => (name.includes('.') ? readFileSync(join(data, name)).toString('base64') : name));
    const before = files();
    await expect(ChildService.start(directory, {}, onReadOnly(directory), 60_000)).rejects.toThrow(
      `the data directory ${data} cannot be written: EROFS: read-only file system`,
    );
    expect(files()).toEqual(before);
    await (await runningService({ directory })).stop();
  }, 90_000);
});

describe('a data directory that cannot be made', () => {
  it('is refused by name', async () => {
    const directory = join(temporaryDirectory(), 'package.json');
    const { writeFileSync } = await import('node:fs');
    writeFileSync(directory, '{}');
    await expect(runningService({ directory })).rejects.toThrow(`the data directory ${join(directory, 'data')} cannot be written: ENOTDIR`);
  });
});
