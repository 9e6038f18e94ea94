import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { backedUpService, backupDirectories, patienceMs, settled } from '../support/backed-up';
import { MovableClock } from '../support/movable-clock';
import { runningService, type RunningService } from '../support/running-service';
import { temporaryDirectory } from '../support/temporary-directory';
import { until } from '../support/until';

type Json = ReturnType<typeof JSON.parse>;

const dayMs = 86_400_000;
const openAlerts = async ({ get }: RunningService): Promise<string[]> =>
  (await get('/v1/alerts?status=open')).body.items.map(({ id }: Json) => id);

jest.setTimeout(180_000);

describe('the schedule of backups', () => {
  const [directory, place] = [temporaryDirectory(), temporaryDirectory()];
  const clock = new MovableClock();
  const start = () => runningService({ directory, clock, backups: { directory: place, shipEveryMs: 20 } });
  const move = (days: number) => clock.moveTo(new Date(Date.parse(clock.now()) + days * dayMs).toISOString());
  const kinds = async (hindcast: RunningService, status: string): Promise<string[]> =>
    (await hindcast.get(`/v1/backups?status=${status}&order=asc`)).body.items.map(({ kind }: Json) => kind);

  it('goes on where the service left off, and removes what is older than it is kept, once another one is verified', async () => {
    const first = await start();
    await settled(first);
    await first.stop();

    move(0.5);
    const early = await start();
    await early.get('/v1/backups');
    expect(await settled(early)).toHaveLength(4);
    await early.stop();

    move(31);
    const late = await start();
    await until(async () => (await kinds(late, 'verified')).length === 7, Boolean, patienceMs);
    expect(await kinds(late, 'verified')).toEqual(['database', 'models', 'configuration', 'logs', 'database', 'models', 'logs']);
    await late.stop();
    expect(backupDirectories(place, 'database')).toHaveLength(2);

    const last = await start();
    expect((await kinds(last, 'removed')).sort()).toEqual(['database', 'logs']);
    expect([backupDirectories(place, 'database').length, backupDirectories(place, 'models').length]).toEqual([1, 2]);
    expect((await last.get('/v1/events?type=BackupRemoved')).body.items.map(({ data }: Json) => [data.kind, data.keptDays]).sort()).toEqual(
      [
        ['database', 30],
        ['logs', 7],
      ],
    );
    await last.stop();
  });

  it('begins anew where somebody has emptied the place of backups', async () => {
    rmSync(place, { recursive: true });
    const hindcast = await start();
    await until(() => existsSync(place) && backupDirectories(place, 'database').length === 1, Boolean, patienceMs);
    expect((await settled(hindcast))[0]).toMatchObject({ kind: 'database', because: 'no backup is of this log as it is now' });
    await hindcast.stop();
  });
});

describe('a place of backups that cannot be written to', () => {
  it('fails the backups, on record and with alerts, and they are not tried again at once', async () => {
    const file = join(temporaryDirectory(), 'a-file');
    writeFileSync(file, 'no directory');
    const directory = join(file, 'backups');
    const hindcast = await runningService({ backups: { directory, shipEveryMs: 20 } });
    const backups = await settled(hindcast);
    expect(backups.map(({ kind, status }) => [kind, status])).toEqual([
      ['logs', 'failed'],
      ['configuration', 'failed'],
      ['models', 'failed'],
      ['database', 'failed'],
    ]);
    expect(backups[0].problems).toEqual([expect.stringContaining('ENOTDIR')]);
    expect(await openAlerts(hindcast)).toEqual(
      expect.arrayContaining(['backup-failed-configuration', 'backup-failed-database', 'backup-failed-models']),
    );
    expect(await hindcast.post(`/v1/backups/${backups[0].id}/verify`)).toMatchObject({
      status: 409,
      body: { type: '/problems/backup-not-there' },
    });
    await hindcast.importCsv('draw_date,n1,n2,n3,n4,n5,powerball\n2026-07-29,1,2,3,4,5,6\n');
    expect((await hindcast.get('/v1/backups')).body.items).toHaveLength(4);
    expect((await hindcast.get('/health/ready')).status).toBe(200);
    await hindcast.stop();
  });
});

describe('a backup that was damaged', () => {
  it('is found by its verification, which names the file, and raises an alert until a good one is made', async () => {
    const { hindcast, place } = await backedUpService();
    const { id } = (await settled(hindcast)).find(({ kind }) => kind === 'database');
    const file = join(backupDirectories(place, 'database')[0] as string, 'log.db');
    const bytes = readFileSync(file);
    bytes[5_000]! ^= 1;
    writeFileSync(file, bytes);
    await hindcast.post(`/v1/backups/${id}/verify`);
    const damaged = await until(
      async () => (await hindcast.get(`/v1/backups/${id}`)).body,
      ({ status }) => status === 'damaged',
      patienceMs,
    );
    expect(damaged.problems).toEqual([`${file}: it was changed: its SHA-256 is not the one in the manifest`]);
    await until(async () => (await openAlerts(hindcast)).includes('backup-damaged-database'));
    await hindcast.post('/v1/backups', {});
    await until(async () => !(await openAlerts(hindcast)).includes('backup-damaged-database'), Boolean, patienceMs);
    await hindcast.stop();
  });
});
