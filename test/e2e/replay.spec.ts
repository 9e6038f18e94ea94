import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '#events/store';
import { runningService } from '../support/running-service';
import { sampleCsv } from '../support/sample-csv';
import { temporaryDirectory } from '../support/temporary-directory';
import { until } from '../support/until';

type Json = ReturnType<typeof JSON.parse>;

const command = join(packageRoot(), 'dist/cli.js');
/** The command, as a person runs it. */
const hindcast = (...args: string[]): Promise<{ code: number; out: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, [command, ...args], (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out: out + err }),
    );
  });

describe('a replay', () => {
  const directory = temporaryDirectory();
  const source = ['--data-dir', join(directory, 'data'), '--models-dir', join(directory, 'models')];
  let middle: number;
  let end: number;
  let then: Json;
  let now: Json;

  beforeAll(async () => {
    const service = await runningService({ directory });
    const get = async (path: string): Promise<Json> => (await service.get(path)).body;
    await service.importCsv(sampleCsv(300));
    const { id } = (await service.post('/v1/trainings', { algorithm: 'frequency', seed: 1 })).body;
    await until(
      () => get(`/v1/trainings/${id}`),
      ({ status }) => status === 'completed',
    );
    middle = (await get('/v1/events?limit=1')).items[0].position;
    await service.post('/v1/predictions', { slot: 'frequency' });
    end = (await get('/v1/events?limit=1')).items[0].position;
    then = await get(`/v1/projections?checksums=true&asOf=position:${middle}`);
    now = await get(`/v1/projections?checksums=true&asOf=position:${end}`);
    await service.stop();
  }, 60_000);

  it('gives a data directory as of a position: the same log, the same read side, the models that there were', async () => {
    const into = temporaryDirectory();
    const { code, out } = await hindcast('replay', ...source, '--to', String(middle), '--into', into, '--json');
    expect([code, JSON.parse(out)]).toMatchObject([0, { position: middle }]);
    expect((await hindcast('verify', '--data-dir', join(into, 'data'))).out).toContain(`${middle} events in`);
    const service = await runningService({ directory: into });
    const { body } = await service.get(`/v1/projections?checksums=true&asOf=position:${middle}`);
    expect(checksumsIn(body)).toEqual(checksumsIn(then));
    expect((await service.post('/v1/predictions', { slot: 'frequency' })).status).toBe(201);
    await service.stop();
  }, 60_000);

  it('plays history into a service that shows it and takes nothing else', async () => {
    const into = temporaryDirectory();
    const child = spawn(process.execPath, [
      command,
      'replay',
      ...source,
      '--into',
      into,
      '--from',
      '3',
      '--to',
      String(end),
      '--speed',
      '1000000',
    ]);
    let said = '';
    child.stdout.on('data', (chunk) => (said += chunk));
    const address = await until(
      async () => /a replay is shown at (http:[\d./:]+)/.exec(said)?.[1],
      (found) => found !== undefined,
    );
    const get = async (path: string): Promise<Json> => (await fetch(address + path)).json();
    await until(
      () => get('/v1/projections'),
      ({ position }) => position === end,
    );
    expect(checksumsIn(await get(`/v1/projections?checksums=true&asOf=position:${end}`))).toEqual(checksumsIn(now));
    const refused = await fetch(`${address}/v1/predictions`, { method: 'POST' });
    expect([refused.status, ((await refused.json()) as Json).type]).toEqual([409, '/problems/replaying']);
    child.kill('SIGTERM');
    expect((await once(child, 'exit'))[0]).toBe(0);
    expect((await hindcast('verify', '--data-dir', join(into, 'data'))).out).toContain(`${end} events in`);
  }, 60_000);

  it.each([
    ['a position that is not there', ['--to', '99999999']],
    ['a moment that is none', ['--to', 'yesterday']],
    ['a speed of nothing', ['--speed', '0']],
    ['an end before the beginning', ['--from', '9', '--to', '3', '--speed', '1']],
  ])('refuses %s', async (_, options) => {
    const into = join(temporaryDirectory(), 'new');
    expect((await hindcast('replay', ...source, '--into', into, ...options)).code).toBe(2);
    expect(existsSync(into)).toBe(false);
  });

  it('does not write where there is a data directory', async () =>
    expect((await hindcast('replay', ...source, '--into', directory)).code).toBe(2));
});

/** Each read model's rows in short; there are some. */
function checksumsIn({ items }: Json): Json[] {
  expect(items.every(({ sha256 }: Json) => /^[0-9a-f]{64}$/.test(sha256))).toBe(true);
  return items.map(({ name, rows, sha256 }: Json) => ({ name, rows, sha256 }));
}
