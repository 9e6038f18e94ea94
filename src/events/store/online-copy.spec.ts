import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { eventCatalog } from '#events/catalog';
import { appendDraw, logUnderTest } from '../../../test/support/log-under-test';
import { LogFile } from './log-file';
import { copyOnline, integrityProblems } from './online-copy';

describe('a copy of a log in use', () => {
  it('is the log as it was at that moment, and no write waits for it', async () => {
    const { directory, file, log } = await logUnderTest();
    await appendDraw(log, '2026-08-01');
    await appendDraw(log, '2026-08-03');
    const target = join(directory, 'copy.db');
    copyOnline(file, target);
    await appendDraw(log, '2026-08-05');
    const copy = new LogFile(target, eventCatalog);
    expect([copy.head, copy.tree.root(2)]).toEqual([2, log.tree.root(2)]);
    expect(integrityProblems(target)).toEqual([]);
    copy.close();
    log.close();
  });

  it('takes the place of no file, and needs one to copy', async () => {
    const { directory, file, log } = await logUnderTest();
    expect(() => copyOnline(file, file)).toThrow(/already exists|not empty/);
    expect(() => copyOnline(join(directory, 'nowhere.db'), join(directory, 'copy.db'))).toThrow(/unable to open/);
    log.close();
  });

  it('is found to be damaged when it is no database', async () => {
    const { directory, log } = await logUnderTest();
    writeFileSync(join(directory, 'text.db'), 'no database at all, but long enough to be looked at');
    expect(integrityProblems(join(directory, 'text.db'))).toEqual(['file is not a database']);
    log.close();
  });
});
