import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventCatalog } from '#events/catalog';
import { LogFile, packageRoot } from '#events/store';
import { backedUpService, backupDirectories, settled, shipped } from '../support/backed-up';
import { runningService, type RunningService } from '../support/running-service';
import { sampleCsv } from '../support/sample-csv';
import { temporaryDirectory } from '../support/temporary-directory';

/** Runs the built command line. */
async function hindcast(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const child = spawn(process.execPath, [join(packageRoot(), 'dist/cli.js'), ...args]);
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (err += chunk));
  const [code] = await once(child, 'close');
  return { code, out: out.trim(), err: err.trim() };
}

const headIn = (data: string): number => {
  const log = new LogFile(join(data, 'log.db'), eventCatalog);
  const { head } = log;
  log.close();
  return head;
};

jest.setTimeout(180_000);

describe('the command line of a running service', () => {
  let service: RunningService;
  let place: string;
  let url: string[];
  beforeAll(async () => {
    ({ hindcast: service, place } = await backedUpService());
    url = ['--url', service.service.url];
    await service.importCsv(sampleCsv(20));
    const { body } = await service.post('/v1/trainings', { algorithm: 'uniform' });
    await settled(service);
    expect(body.id).toBeDefined();
  });
  afterAll(() => service.stop());

  it('makes a backup and waits until it is verified; verifies it again', async () => {
    const made = await hindcast('backup', '--kind', 'database', '--json', ...url);
    expect([made.code, JSON.parse(made.out)]).toMatchObject([0, [{ kind: 'database', status: 'verified' }]]);
    const [{ id, verifiedAt }] = JSON.parse(made.out);
    const again = await hindcast('backup', 'verify', '--id', id, '--json', ...url);
    expect([again.code, JSON.parse(again.out)]).toMatchObject([0, [{ id, status: 'verified' }]]);
    expect(JSON.parse(again.out)[0].verifiedAt > verifiedAt).toBe(true);
  });

  it('tells wrong usage apart', async () => {
    expect(await hindcast('backup', 'everything', ...url)).toMatchObject({ code: 2, err: 'everything is not verify' });
    expect((await hindcast('backup', '--kind', 'all', ...url)).code).toBe(2);
    expect((await hindcast('restore', '--from', place, '--to-time', 'yesterday')).code).toBe(2);
    expect(await hindcast('backup', 'verify', '--id', '019a9c3e-5b7a-7c21-9d8e-3f1a2b4c5d6e', ...url)).toMatchObject({ code: 1 });
  });

  it('practises recovery, writes down what it took, and puts it on record', async () => {
    await shipped(service, place);
    const drilled = await hindcast('drill', '--from', place, '--json', ...url);
    expect(drilled.err).toMatch(
      /✓ everything-lost: .*\n✓ log-corrupted: .*the damage was found.*\n✓ models-lost: .*\n✓ configuration-lost: /,
    );
    expect(drilled.code).toBe(0);
    const { measures, report } = JSON.parse(drilled.out);
    expect(measures).toHaveLength(4);
    expect(readFileSync(report, 'utf8')).toContain('| everything-lost |');
    const [{ data }] = (await service.get('/v1/events?type=DrillCompleted')).body.items;
    expect(data).toMatchObject({ passed: true, measures: [{ scenario: 'everything-lost', passed: true }, {}, {}, {}] });
  });
});

describe('the command line without a service', () => {
  it('backs up the files, verifies the backups, and restores them elsewhere', async () => {
    const service = await runningService();
    await service.importCsv(sampleCsv(20));
    await service.stop();
    const data = join(service.directory, 'data');
    const place = join(temporaryDirectory(), 'backups');
    const made = await hindcast('backup', '--data-dir', data, '--models-dir', join(service.directory, 'models'), '--to', place, '--json');
    expect([made.code, JSON.parse(made.out)]).toMatchObject([
      0,
      [{ kind: 'database' }, { kind: 'models' }, { kind: 'configuration' }, { kind: 'logs' }],
    ]);
    const verified = await hindcast('backup', 'verify', '--from', place);
    expect(verified).toMatchObject({
      code: 0,
      out: expect.stringMatching(/the log up to position \d+, 1 checkpoints, \d+ tables of the read side/),
    });

    const into = join(temporaryDirectory(), 'data');
    const restored = await hindcast('restore', '--from', place, '--data-dir', into, '--models-dir', join(into, 'models'));
    expect(restored).toMatchObject({ code: 0, out: expect.stringContaining(`the log was restored to position ${headIn(data)}`) });
    expect(headIn(into)).toBe(headIn(data));
    expect(readdirSync(join(into, 'configuration')).sort()).toEqual(['hindcast.config.json', 'settings.json']);
    expect(await hindcast('restore', '--from', place, '--data-dir', into)).toMatchObject({
      code: 2,
      err: expect.stringContaining('is not empty'),
    });

    const file = join(backupDirectories(place, 'database')[0] as string, 'log.db');
    writeFileSync(file, readFileSync(file).fill(0, 4_096, 4_100));
    for (const command of [
      ['backup', 'verify'],
      ['restore', '--force', '--data-dir', into],
    ])
      expect(await hindcast(...command, '--from', place)).toMatchObject({ code: 4 });
    expect(headIn(into)).toBe(headIn(data));
  });
});
