import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { temporaryDirectory } from '../../../test/support/temporary-directory';
import { makeScratch, removeScratch } from './scratch-directory';

describe('directories for what is only compared', () => {
  it('are removed by the next owner of the same data directory, with all that is in them', () => {
    const [within, dataDir] = [temporaryDirectory(), temporaryDirectory()];
    const left = [makeScratch('backup', dataDir, within), makeScratch('verify', dataDir, within)];
    writeFileSync(join(left[0] as string, 'log.db'), 'a copy');
    const link = join(temporaryDirectory(), 'link');
    symlinkSync(dataDir, link);
    expect(removeScratch(link, within).sort()).toEqual(left.map((each) => basename(each)).sort());
    expect(left.filter((each) => existsSync(each))).toEqual([]);
  });

  it('stay where they are of another data directory, of none, or nothing but a name', () => {
    const [within, dataDir] = [temporaryDirectory(), temporaryDirectory()];
    const others = [makeScratch('backup', temporaryDirectory(), within), makeScratch('backup', null, within)];
    const own = makeScratch('verify', dataDir, within);
    const [mark = ''] = /[0-9a-f]{12}/.exec(basename(own)) ?? [];
    symlinkSync(dataDir, join(within, `hindcast-verify-${mark}-Link00`));
    mkdirSync(join(within, `hindcast-drill-${mark}-Ab12Cd`));
    writeFileSync(join(within, `hindcast-backup-${mark}-Ab12Cd`), 'a file');
    expect(removeScratch(dataDir, within)).toEqual([basename(own)]);
    expect(others.filter((each) => !existsSync(each))).toEqual([]);
  });
});
