import { appendFileSync, chmodSync, cpSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beginHindcast } from '../support/hindcast';
import { answers, MisbehavingServer } from '../support/misbehaving-server';
import { type RunningService, runningService } from '../support/running-service';
import { sampleCsv } from '../support/sample-csv';
import { tamper } from '../support/tampered';
import { temporaryDirectory } from '../support/temporary-directory';
import { until } from '../support/until';

type Finding = { check: string; status: string; says: string; advice: string | null };

/** What the doctor says of the service in a directory, and how it ends. */
async function examined(directory: string, environment: Record<string, string> = {}, ...args: string[]) {
  const places = { HINDCAST_DATA_DIR: join(directory, 'data'), HINDCAST_MODELS_DIR: join(directory, 'models'), HINDCAST_PORT: '0' };
  const { code, out, err } = await beginHindcast(['doctor', '--json', ...args], { ...places, ...environment }).ended;
  const { status, findings } = JSON.parse(out) as { status: string; findings: Finding[] };
  return { code, status, err, findings, of: (check: string) => findings.find((finding) => finding.check === check) };
}

describe('the doctor of a stopped service', () => {
  let sound: string;
  beforeAll(async () => {
    const service = await runningService();
    await service.importCsv(sampleCsv(60));
    const { id } = (await service.post('/v1/trainings', { algorithm: 'frequency', seed: 1 })).body;
    await until(
      async () => (await service.get(`/v1/trainings/${id}`)).body.status,
      (status) => status === 'completed',
    );
    await service.stop();
    sound = service.directory;
  });
  /** A copy that something was done to. */
  const damaged = (damage: (directory: string) => void) => {
    const copy = temporaryDirectory();
    cpSync(sound, copy, { recursive: true });
    damage(copy);
    return copy;
  };
  const sql = (file: string, text: string) => {
    const database = new Database(file);
    database.exec(text);
    database.close();
  };

  it('finds nothing wrong', async () => {
    const { code, status, findings, of } = await examined(sound);
    expect(findings.filter((finding) => finding.status !== 'ok')).toEqual([]);
    expect([code, status]).toEqual([0, 'ok']);
    const checks = ['node', 'packages', 'configuration', 'data directory', 'models directory', 'disk space'];
    expect(findings.map(({ check }) => check)).toEqual([
      ...checks,
      ...['schema', 'log', 'clock', 'read side', 'models', 'keys', 'service'],
    ]);
    expect(of('models')?.says).toBe('1 artifacts are as they are on record');
    expect(of('configuration')?.says).toContain(`HINDCAST_PORT=0 (environment)`);
  });

  it('finds nothing wrong with an installation that was never started', async () => {
    const directory = temporaryDirectory();
    expect(await examined(directory)).toMatchObject({ code: 0, status: 'ok' });
    expect(readdirSync(directory)).toEqual([]);
  });

  const read = (directory: string) => join(directory, 'data/read');
  const failures: [what: string, check: string, says: string, damage: (directory: string) => void][] = [
    ['a log that is none', 'log', 'cannot be read', (at) => writeFileSync(join(at, 'data/log.db'), 'no log'.repeat(1_000))],
    [
      'an event that cannot be read',
      'log',
      'cannot be read',
      (at) => tamper(join(at, 'data/log.db'), "UPDATE events SET data = 'x' WHERE position = 9"),
    ],
    [
      'an event from tomorrow',
      'clock',
      '2999',
      (at) =>
        tamper(
          join(at, 'data/log.db'),
          "UPDATE events SET recorded_at = '2999-01-01T00:00:00.000Z' WHERE position = (SELECT max(position) FROM events)",
        ),
    ],
    [
      'a log of a newer version',
      'schema',
      'newer',
      (at) => sql(join(at, 'data/log.db'), "INSERT INTO migrations VALUES (99, 2763600000000, 'Later')"),
    ],
    [
      'a log that lost events',
      'read side',
      'the log ends at',
      (at) =>
        tamper(
          join(at, 'data/log.db'),
          'DELETE FROM leaves WHERE position > 10; DELETE FROM events WHERE position > 10; DELETE FROM commands',
        ),
    ],
    ['a changed artifact', 'models', 'on record is', (at) => appendFileSync(join(at, 'models', artifactIn(at), 'model.json'), ' ')],
    ['a lost artifact', 'models', 'cannot be read', (at) => rmSync(join(at, 'models', artifactIn(at)), { recursive: true })],
    ['a key that others can read', 'keys', 'others can read', (at) => chmodSync(join(at, 'data/keys', sealedIn(at)), 0o644)],
    ['a lost key', 'keys', 'which signs the log', (at) => rmSync(join(at, 'data/keys', sealedIn(at)))],
    ['a lost key ring', 'keys', 'is not there', (at) => rmSync(join(at, 'data-keys'), { recursive: true })],
    [
      'a data directory that is a file',
      'data directory',
      'is no directory',
      (at) => {
        renameSync(join(at, 'data'), join(at, 'elsewhere'));
        writeFileSync(join(at, 'data'), '');
      },
    ],
  ];
  it.each(failures)('finds %s', async (_, check, says, damage) => {
    const { code, status, err, of } = await examined(damaged(damage));
    expect([code, status]).toEqual([4, 'fail']);
    expect(err).toContain('failed');
    expect(of(check)).toMatchObject({ status: 'fail', says: expect.stringContaining(says), advice: expect.stringMatching(/./) });
  });

  const warnings: [what: string, check: string, says: string, damage: (directory: string) => void][] = [
    [
      'data that every user can read',
      'data directory',
      'other users can read it',
      (directory) => chmodSync(join(directory, 'data'), 0o755),
    ],
    ['a schema to be brought up to date', 'schema', 'to come', (at) => sql(join(at, 'data/log.db'), 'DELETE FROM migrations WHERE id = 4')],
    [
      'a read side of another version',
      'read side',
      'another version',
      (at) => sql(join(read(at), liveIn(at)), "UPDATE read_side SET fingerprint = 'x'"),
    ],
    ['a damaged read side', 'read side', 'cannot be read', (at) => writeFileSync(join(read(at), liveIn(at)), 'none'.repeat(1_000))],
  ];
  it.each(warnings)('warns of %s', async (_, check, says, damage) => {
    const { code, status, of } = await examined(damaged(damage));
    expect([code, status]).toEqual([0, 'warn']);
    expect(of(check)).toMatchObject({ status: 'warn', says: expect.stringContaining(says), advice: expect.stringMatching(/./) });
  });

  it('finds every mistake in the configuration, and stops there', async () => {
    const { code, of, findings } = await examined(sound, { HINDCAST_PORT: 'http', HINDCAST_QUEUE: '0' });
    expect(code).toBe(4);
    expect(of('configuration')?.says).toMatch(/HINDCAST_PORT.*HINDCAST_QUEUE/);
    expect(findings.map(({ check }) => check)).toEqual(['node', 'packages', 'configuration']);
  });

  it('finds that something else has the port', async () => {
    const other = await MisbehavingServer.start();
    other.answer(answers(200, 'hello'));
    const { port } = other;
    const { code, of } = await examined(sound, { HINDCAST_PORT: String(port) });
    other.stop();
    expect([code, of('service')]).toMatchObject([4, { status: 'fail', says: `something else answers at http://127.0.0.1:${port}` }]);
  });
});

describe('the doctor of a running service', () => {
  let service: RunningService;
  beforeAll(async () => {
    service = await runningService();
    await service.importCsv(sampleCsv(20));
  });
  afterAll(() => service.stop());

  it('sees it at work, and in no way disturbs it', async () => {
    const { code, of } = await examined(service.directory, {}, '--url', service.service.url);
    expect([code, of('service')]).toMatchObject([0, { status: 'ok', says: `it answers at ${service.service.url}: up` }]);
    expect(of('data directory')?.says).toContain(`the process with pid ${process.pid} works in it`);
    expect((await service.importCsv(sampleCsv(21))).body).toMatchObject({ accepted: 1 });
  });

  it('says so when it is looked for at the wrong place', async () => {
    const { code, of } = await examined(service.directory, {}, '--url', 'http://127.0.0.1:9');
    expect([code, of('service')]).toMatchObject([
      0,
      { status: 'warn', says: expect.stringContaining('nothing answers at http://127.0.0.1:9') },
    ]);
  });
});

const artifactIn = (directory: string): string => readdirSync(join(directory, 'models'))[0] ?? '';
const sealedIn = (directory: string): string => readdirSync(join(directory, 'data/keys'))[0] ?? '';
const liveIn = (directory: string): string => readdirSync(join(directory, 'data/read')).find((name) => /^live-.*\.db$/.test(name)) ?? '';
