import { existsSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { KeyRing } from '#modules/platform';
import { appendDraw, logUnderTest } from '../../../../test/support/log-under-test';
import { temporaryDirectory } from '../../../../test/support/temporary-directory';
import { backupNames, readBackup } from '../files/backup-place';
import { readSegment } from '../files/segment-file';
import { checkStored } from '../files/store-file';
import { createBackup } from './create-backup';
import { shipAdditions } from './ship-additions';

const now = '2026-11-20T12:00:00.000Z';
const id = '019a9c3e-5b7a-7c21-9d8e-3f1a2b4c5d01';

/** A log with two events that is backed up, and what ships what comes then. */
async function backedUpLog() {
  const { directory: dataDir, log } = await logUnderTest();
  const place = temporaryDirectory();
  const source = { place, dataDir, modelsDir: join(dataDir, 'models'), keyRingFile: join(dataDir, 'ring.json'), sealedBy: null };
  await appendDraw(log, '2026-08-01');
  await appendDraw(log, '2026-08-03');
  const make = () =>
    createBackup({ id, kind: 'database', at: now, source, surroundings: { version: '1', configuration: [], readSide: null } });
  const newest = () => readBackup(place, backupNames(place, 'database').at(-1) as string);
  return { log, make, newest, ring: new KeyRing(source.keyRingFile), ship: () => shipAdditions(source, now) };
}

describe('shipping', () => {
  it('has nothing to add to before the first backup, and ships nothing when nothing is new', async () => {
    const { log, make, ship, newest } = await backedUpLog();
    expect(await ship()).toEqual({ shipped: null, segments: 0, files: 0 });
    await make();
    expect(await ship()).toEqual({ shipped: 2, segments: 0, files: 0 });
    expect(newest().additions.segments).toEqual([]);
    log.close();
  });

  it('writes a short last segment anew, longer: all that is new is in one', async () => {
    const { log, make, ship, newest, ring } = await backedUpLog();
    await make();
    for (const date of ['2026-08-05', '2026-08-08', '2026-08-10']) {
      await appendDraw(log, date);
      expect((await ship()).segments).toBe(1);
    }
    const { directory, additions } = newest();
    expect(additions.segments).toMatchObject([{ from: 3, to: 5, root: log.tree.root(5).toString('base64') }]);
    const { rows } = await readSegment(directory, additions.segments[0]!, ring);
    expect(rows.map(([position]) => position)).toEqual([3, 4, 5]);
    log.close();
  });

  it('leaves the segment that was replaced for whoever still goes by the list of before, and removes it later', async () => {
    const { log, make, ship, newest } = await backedUpLog();
    await make();
    await appendDraw(log, '2026-08-05');
    await ship();
    const before = newest();
    const replaced = before.additions.segments[0]!;
    await appendDraw(log, '2026-08-08');
    await ship();
    await checkStored(before.directory, replaced);

    const file = join(before.directory, replaced.stored.name);
    utimesSync(file, 1_000, 1_000);
    await appendDraw(log, '2026-08-10');
    await ship();
    expect(existsSync(file)).toBe(false);
    for (const segment of newest().additions.segments) await checkStored(before.directory, segment);
    log.close();
  });
});
