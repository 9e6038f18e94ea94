import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { eventCatalog } from '#events/catalog';
import { LogFile } from '#events/store';
import { restore } from '#modules/backups';
import { backedUpService, backupDirectories, headOf, patienceMs, reached, readJson, settled, shipped } from '../support/backed-up';
import { dailyGame, dailyRow } from '../support/daily-game';
import { type RunningService, runningService } from '../support/running-service';
import { temporaryDirectory } from '../support/temporary-directory';
import { until } from '../support/until';

type Json = ReturnType<typeof JSON.parse>;

/** Restores everything into a new directory. @returns the directory, and what was restored */
async function restoredFrom(place: string, ringDirectory: string, backupId: string | null = null) {
  const directory = temporaryDirectory();
  const [dataDir, modelsDir] = [join(directory, 'data'), join(directory, 'models')];
  const keyRingFile = join(`${join(ringDirectory, 'data')}-keys`, 'key-ring.json');
  const options = { backupId, target: null, only: null, force: false, now: '2026-11-20T12:00:00.000Z' };
  return { directory, restored: await restore({ place, dataDir, modelsDir, keyRingFile, ...options }) };
}

const checksums = async (hindcast: RunningService, position: number): Promise<Json> =>
  (await hindcast.get(`/v1/projections?checksums=true&asOf=position:${position}`)).body.items;

/** Lines of a log. */
function linesIn(file: string, upTo: number): string[] {
  const log = new LogFile(file, eventCatalog);
  const lines = log.lines(0, upTo, upTo);
  log.close();
  return lines;
}

jest.setTimeout(180_000);

describe('a service without a place for backups', () => {
  it('makes none, and says so to whoever asks', async () => {
    const hindcast = await runningService();
    expect((await hindcast.post('/v1/backups', {})).body.type).toBe('/problems/backup-not-configured');
    expect((await hindcast.post('/v1/backups', { kind: 'everything' })).status).toBe(400);
    expect((await hindcast.get('/v1/backups')).body).toEqual({ items: [], nextCursor: null });
    expect((await hindcast.get('/v1/backups/019a9c3e-5b7a-7c21-9d8e-3f1a2b4c5d6e')).body.type).toBe('/problems/backup-not-found');
    await hindcast.stop();
  });
});

describe('a service that stops', () => {
  it('ships its last seconds first: its machine may never start again', async () => {
    const { hindcast, place } = await backedUpService({ backups: { shipEveryMs: 3_600_000 } });
    await settled(hindcast);
    await hindcast.post('/v1/games', dailyGame);
    expect(reached(place)).toBeLessThan(await headOf(hindcast));
    await hindcast.stop();
    const log = new LogFile(join(hindcast.directory, 'data', 'log.db'), eventCatalog);
    expect(reached(place)).toBe(log.head);
    log.close();
  });
});

describe('a service with a place for backups', () => {
  let hindcast: RunningService;
  let place: string;
  beforeAll(async () => {
    ({ hindcast, place } = await backedUpService());
    await settled(hindcast);
  });
  afterAll(() => hindcast.stop());

  it('backs up everything at its first start, and verifies it', async () => {
    const backups = await settled(hindcast);
    expect(backups.map(({ kind, status, because }) => [kind, status, because])).toEqual([
      ['logs', 'verified', 'it is due'],
      ['configuration', 'verified', 'the configuration has changed'],
      ['models', 'verified', 'it is due'],
      ['database', 'verified', 'it is due'],
    ]);
    expect(backups[3]).toMatchObject({
      checked: expect.stringMatching(/^the log up to position \d+, \d+ checkpoints, \d+ tables of the read side/),
    });
    const [directory = ''] = backupDirectories(place, 'database');
    expect(readJson(directory, 'manifest.json')).toMatchObject({ kind: 'database', keyId: null, position: backups[3].position });
    expect(readJson(directory, 'log-keys.json')).toEqual([
      { key: (await hindcast.get('/v1/log/key')).body.key, recordedAt: expect.any(String) },
    ]);
    expect(JSON.stringify(readdirSync(place, { recursive: true }))).not.toContain('sealed.json');
  });

  it('makes one more when somebody asks, once for each key', async () => {
    const key = { 'idempotency-key': 'before-the-upgrade' };
    const asked = await hindcast.post('/v1/backups', { kind: 'configuration', because: 'before the upgrade' }, key);
    expect([asked.status, asked.headers.get('location')]).toEqual([202, `/v1/backups/${asked.body.id}`]);
    expect((await hindcast.post('/v1/backups', { kind: 'configuration', because: 'before the upgrade' }, key)).body.id).toBe(asked.body.id);
    const made = (await settled(hindcast)).find(({ id }) => id === asked.body.id);
    expect(made).toMatchObject({ status: 'verified', because: 'before the upgrade', checked: '2 files of settings' });
    expect((await hindcast.get('/v1/backups?kind=configuration&status=verified')).body.items).toHaveLength(2);
  });

  it('verifies one again when somebody asks', async () => {
    const [{ id, verifiedAt }] = (await hindcast.get('/v1/backups?kind=models')).body.items;
    const asked = await hindcast.post(`/v1/backups/${id}/verify`);
    expect([asked.status, asked.headers.get('location')]).toEqual([202, `/v1/backups/${id}`]);
    await until(async () => (await hindcast.get(`/v1/backups/${id}`)).body.verifiedAt > verifiedAt, Boolean, patienceMs);
    expect((await hindcast.post('/v1/backups/019a9c3e-5b7a-7c21-9d8e-3f1a2b4c5d6e/verify')).status).toBe(404);
  });

  it('ships artifacts of models as they come', async () => {
    await hindcast.importCsv(`draw_date,n1,n2,n3,n4,n5,powerball\n2026-07-29,1,2,3,4,5,6\n2026-07-25,7,8,9,10,11,12\n`);
    const { body } = await hindcast.post('/v1/trainings', { algorithm: 'uniform' });
    await until(async () => (await hindcast.get(`/v1/trainings/${body.id}`)).body.status === 'completed');
    const [artifact = ''] = readdirSync(join(hindcast.directory, 'models'));
    const [directory = ''] = backupDirectories(place, 'models');
    const paths = () => readJson(directory, 'additions.json').files.map(({ path }: Json) => path);
    await until(() => readdirSync(directory).includes('additions.json'));
    expect(paths().sort()).toEqual([`models/${artifact}/model-card.json`, `models/${artifact}/model.json`]);
    await shipped(hindcast, place);
    const { directory: copy, restored } = await restoredFrom(place, hindcast.directory);
    expect([restored.models, readdirSync(join(copy, 'models'))]).toEqual([1, [artifact]]);
  });
});

describe('a backup that is made while much is written', () => {
  it('leads to the same log, line by line, and to the same read side', async () => {
    const { hindcast, place } = await backedUpService();
    await hindcast.post('/v1/games', dailyGame);
    let isOver = false;
    const write = async (lane: number) => {
      for (let draw = lane; !isOver; draw += 4)
        await fetch(`${hindcast.service.url}/v1/games/daily/imports`, {
          method: 'POST',
          headers: { 'content-type': 'text/csv' },
          body: ['date,n1,n2,n3', ...[0, 1, 2, 3, 4].map((row) => dailyRow(draw * 5 + row))].join('\n'),
        });
    };
    const writing = [0, 1, 2, 3].map(write);
    await settled(hindcast);
    const [first = ''] = backupDirectories(place, 'database');
    const { body } = await hindcast.post('/v1/backups', {});
    const made = (await settled(hindcast)).find(({ id }) => id === body.id);
    expect(made).toMatchObject({ status: 'verified', checked: expect.stringContaining('tables of the read side') });
    isOver = true;
    await Promise.all(writing);
    const head = await shipped(hindcast, place);
    expect(made.position).toBeLessThan(head);

    const { directory, restored } = await restoredFrom(place, hindcast.directory);
    expect(restored.data?.head).toBeGreaterThanOrEqual(head);
    const files = [hindcast.directory, directory].map((each) => join(each, 'data', 'log.db')) as [string, string];
    expect(linesIn(files[1], head)).toEqual(linesIn(files[0], head));
    // Who must begin with the backup before, because the newest one is damaged, misses nothing: its segments lead on to those of the next one.
    const before = await restoredFrom(place, hindcast.directory, readJson(first, 'manifest.json').id);
    expect(linesIn(join(before.directory, 'data', 'log.db'), head)).toEqual(linesIn(files[0], head));
    const copy = await runningService({ directory });
    expect(await checksums(copy, head)).toEqual(await checksums(hindcast, head));
    await copy.stop();
    await hindcast.stop();
  });
});

describe('a log that was restored without its private key', () => {
  it('gets another one, says so, and goes on signing', async () => {
    const { hindcast, place } = await backedUpService();
    await hindcast.post('/v1/log/checkpoints');
    await settled(hindcast);
    const { key } = (await hindcast.get('/v1/log/key')).body;
    await shipped(hindcast, place);
    await hindcast.stop();
    const { directory, restored } = await restoredFrom(place, hindcast.directory);
    expect(restored.data?.checkpoints).toBeGreaterThan(0);
    const copy = await runningService({ directory });
    const now = (await copy.get('/v1/log/key')).body;
    expect(now.key).not.toBe(key);
    expect((await copy.get('/v1/events?type=LogKeyRotated')).body.items).toMatchObject([
      { data: { previous: key, key: now.key, endorsement: null } },
    ]);
    expect((await copy.get('/v1/alerts?status=open')).body.items.map(({ id }: Json) => id)).toContain('log-key-lost');
    expect((await copy.get('/v1/log/checkpoint')).status).toBe(200);
    expect(await headOf(copy)).toBeGreaterThan(restored.data?.head ?? 0);
    await copy.stop();
  });
});
