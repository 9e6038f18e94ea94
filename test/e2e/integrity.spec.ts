import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { MovableClock } from '../support/movable-clock';
import { type RunningService, runningService } from '../support/running-service';
import { sampleCsv } from '../support/sample-csv';
import { until } from '../support/until';

// A check yields to everything else that the machine does.
jest.setTimeout(180_000);

type Json = ReturnType<typeof JSON.parse>;

const path = '/v1/maintenance/integrity-checks';

describe('a check of everything that is kept', () => {
  let hindcast: RunningService;
  let artifact: string;
  const checked = async (): Promise<Json> => {
    const { body, status, headers } = await hindcast.post(path);
    expect([status, headers.get('location')]).toEqual([202, `${path}/${body.id}`]);
    return until(
      async () => (await hindcast.get(`${path}/${body.id}`)).body,
      (check) => check.status !== 'running',
      60_000,
    );
  };
  const alert = async () => (await hindcast.get('/v1/alerts')).body.items.find(({ id }: Json) => id === 'integrity');

  beforeAll(async () => {
    hindcast = await runningService();
    await hindcast.importCsv(sampleCsv(60));
    const { body } = await hindcast.post('/v1/trainings', { algorithm: 'frequency' });
    await until(async () => (await hindcast.get(`/v1/trainings/${body.id}`)).body.status === 'completed');
    artifact = (await hindcast.get('/v1/models')).body.items[0].artifact;
  });
  afterAll(() => hindcast.stop());

  it('finds all of it sound, while it is written to', async () => {
    const writing = hindcast.importCsv(sampleCsv(80));
    const check = await checked();
    await writing;
    expect(check).toMatchObject({ status: 'sound', trigger: 'request', reason: null });
    expect(check.parts.map(({ part, problems }: Json) => [part, problems])).toEqual(
      ['log', 'checkpoints', 'closings', 'artifacts', 'readSide'].map((part) => [part, []]),
    );
    expect(check.position).toBeGreaterThan(60);
    expect(await alert()).toBeUndefined();
  });

  it('finds an artifact and a read side that are not what the log says, and raises an alert until they are again', async () => {
    const model = join(hindcast.directory, 'models', artifact, 'model.json');
    writeFileSync(model, '{}');
    const readDir = join(hindcast.directory, 'data/read');
    const database = new Database(join(readDir, readFileSync(join(readDir, 'current'), 'utf8').trim()));
    database.exec('UPDATE draws SET multiplier = 10 WHERE key = (SELECT min(key) FROM draws)');
    database.close();
    const check = await checked();
    expect(check.status).toBe('unsound');
    const problems = Object.fromEntries(check.parts.map(({ part, problems: of }: Json) => [part, of]));
    expect(problems).toMatchObject({
      log: [],
      artifacts: [expect.stringContaining(`the artifact ${artifact} has SHA-256`)],
      readSide: ['the table draws is not what the log says'],
    });
    expect(await until(alert)).toMatchObject({ status: 'open', message: expect.stringMatching(/^artifacts: model .*, and 1 more/) });
    rmSync(join(hindcast.directory, 'models', artifact), { recursive: true });
    expect((await checked()).parts[3].problems).toEqual([expect.stringContaining('cannot be read')]);
  });

  it('is listed, and found by its id', async () => {
    const { items } = (await hindcast.get(path)).body;
    expect(items.map(({ status }: Json) => status)).toEqual(['unsound', 'unsound', 'sound']);
    expect((await hindcast.get(`${path}?limit=1&order=asc`)).body).toMatchObject({
      items: [{ status: 'sound' }],
      nextCursor: expect.any(String),
    });
    expect((await hindcast.get(`${path}/019a9c3e-5b7a-7c21-9d8e-3f1a2b4c5d6e`)).body.type).toBe('/problems/integrity-check-not-found');
  });
});

describe('the schedule of checks', () => {
  it('has one made when it is due, also one that became due while the service was stopped', async () => {
    const clock = new MovableClock();
    const operations = { integrityEveryMs: 86_400_000 };
    const first = await runningService({ clock, operations });
    expect((await first.get(path)).body.items).toEqual([]);
    await first.post(path);
    // A stop breaks off what runs, and that is on record.
    await first.stop();
    clock.moveTo(new Date(Date.now() + 2 * 86_400_000).toISOString());
    const second = await runningService({ clock, operations, directory: first.directory });
    const items = await until(
      async () => (await second.get(`${path}?order=asc`)).body.items as Json[],
      (all) => all[1]?.status === 'sound',
      60_000,
    );
    expect(items).toMatchObject([{ trigger: 'request', endedAt: expect.any(String) }, { trigger: 'schedule' }]);
    await second.stop();
  });
});
