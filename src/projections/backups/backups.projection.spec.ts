import { BackupCreated, BackupDamaged, BackupFailed, BackupRemoved, BackupRequested, BackupVerified, backupStream } from '#events/backups';
import { folded } from '../../../test/support/folded';
import { backupsProjection } from './backups.projection';
import { BackupQueries } from './backup.queries';

const [first, second, third] = [1, 2, 3].map((n) => `019a9c3e-5b7a-7c21-9d8e-3f1a2b4c5d0${n}`) as [string, string, string];
const sha256 = 'ab'.repeat(32);
const root = Buffer.alloc(32).toString('base64');
const at = '2026-11-20T12:00:00.000Z';
const of = (backupId: string) => ({ backupId, kind: 'database' }) as const;
const requested = (id: string) => [backupStream(id), BackupRequested({ ...of(id), because: 'it is due' })] as const;
const created = (id: string) =>
  [
    backupStream(id),
    BackupCreated({
      ...of(id),
      name: `database-${id}`,
      position: 7,
      root,
      files: 1,
      bytes: 9,
      contentSha256: sha256,
      keyId: null,
      durationMs: 3,
    }),
  ] as const;

describe('the backups', () => {
  it('have a row each, which tells how each one is', async () => {
    const { readSide, close } = await folded(
      [backupsProjection],
      requested(first),
      created(first),
      requested(second),
      created(second),
      requested(third),
      [backupStream(first), BackupVerified({ ...of(first), position: 8, checked: '3 tables', durationMs: 1 })],
      [backupStream(second), BackupDamaged({ ...of(second), problems: ['log.db was changed'] })],
      [backupStream(third), BackupFailed({ ...of(third), reason: 'no space left' })],
    );
    const backups = new BackupQueries(readSide);
    expect(await backups.page({ limit: 10, order: 'asc' })).toMatchObject([
      { id: first, status: 'verified', name: `database-${first}`, position: 7, verifiedPosition: 8, checked: '3 tables', verifiedAt: at },
      { id: second, status: 'damaged', problems: ['log.db was changed'], verifiedAt: null },
      { id: third, status: 'failed', problems: ['no space left'], name: null, endedAt: at },
    ]);
    expect((await backups.kept()).map(({ id }) => id).sort()).toEqual([first, second]);
    expect([(await backups.lastCreated('database'))?.createdAt, (await backups.lastFailed('database'))?.id]).toEqual([at, third]);
    expect([await backups.lastCreated('models'), await backups.isUnderWay('database')]).toEqual([null, false]);
    await close();
  });

  it('keep the row of one that was removed, and know that one is under way', async () => {
    const { readSide, close } = await folded(
      [backupsProjection],
      requested(first),
      created(first),
      [backupStream(first), BackupRemoved({ ...of(first), keptDays: 30 })],
      requested(second),
    );
    const backups = new BackupQueries(readSide);
    expect(await backups.find(first)).toMatchObject({ status: 'removed', createdAt: at, endedAt: at });
    expect([await backups.kept(), await backups.isUnderWay('database')]).toEqual([[], true]);
    expect((await backups.lastCreated('database'))?.id).toBe(first);
    expect(await backups.page({ limit: 10, order: 'asc', kind: 'models' })).toEqual([]);
    await close();
  });
});
