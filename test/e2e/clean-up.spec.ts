import { cpSync, existsSync, mkdirSync, readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { ChildService } from '../support/child-service';
import { hindcast } from '../support/hindcast';
import { sampleCsv } from '../support/sample-csv';
import { temporaryDirectory } from '../support/temporary-directory';
import { until } from '../support/until';

// Looking yields to everything else that the machine does.
jest.setTimeout(180_000);

type Json = ReturnType<typeof JSON.parse>;

const path = '/v1/maintenance/clean-up';
const longAgo = new Date('2026-01-01T00:00:00.000Z');

describe('what is left over', () => {
  const directory = temporaryDirectory();
  const [models, temporary] = [join(directory, 'models'), join(directory, 'tmp')];
  let service: ChildService;
  let artifact: string;
  const call = async (method: string, address: string, body?: unknown): Promise<Json> => {
    const init = body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    const answer = await fetch(`${service.url}${address}`, { method, ...init });
    return { status: answer.status, ...JSON.parse(await answer.text()) };
  };
  const shown = () => call('GET', path);
  const cleanUp = (report: string) => call('POST', path, { report });
  const told = ({ removable, removed }: Json): string[] => (removable ?? removed).map((each: Json) => `${each.place}/${each.path}`);

  /** A copy of the artifact that nothing refers to. */
  function leave(name: string): void {
    cpSync(join(models, artifact), join(models, name), { recursive: true });
    for (const file of [...readdirSync(join(models, name)), '.']) utimesSync(join(models, name, file), longAgo, longAgo);
  }
  const start = () => ChildService.start(directory, { TMPDIR: temporary });

  beforeAll(async () => {
    mkdirSync(temporary);
    service = await start();
    const headers = { 'content-type': 'text/csv' };
    await fetch(`${service.url}/v1/games/powerball/imports`, { method: 'POST', body: sampleCsv(60), headers });
    const { id } = await call('POST', '/v1/trainings', { algorithm: 'frequency' });
    await until(async () => (await call('GET', `/v1/trainings/${id}`)).status === 'completed');
    artifact = (await call('GET', '/v1/models')).items[0].artifact;
    for (const file of [...readdirSync(join(models, artifact)), '.']) utimesSync(join(models, artifact, file), longAgo, longAgo);
  });
  afterAll(() => service.end('SIGTERM'));

  it('is nothing where all is in order, and nothing is put on record for it', async () => {
    const report = await shown();
    expect(report).toMatchObject({ status: 200, removable: [], bytes: 0, leftAlone: [] });
    expect(await cleanUp(report.id)).toMatchObject({ status: 200, cleanUpId: null, removed: [] });
    expect((await call('GET', '/v1/events?type=RetentionApplied')).items).toEqual([]);
  });

  it('is shown, removed once it was seen, and put on record', async () => {
    leave('frequency_20260101_000000_00000001');
    mkdirSync(join(temporary, 'hindcast-backup-Ab12Cd'));
    utimesSync(join(temporary, 'hindcast-backup-Ab12Cd'), longAgo, longAgo);
    const report = await shown();
    expect(told(report)).toEqual(['models/frequency_20260101_000000_00000001', 'temporary/hindcast-backup-Ab12Cd']);
    expect(report.removable[0]).toMatchObject({ changedAt: longAgo.toISOString(), bytes: report.bytes });
    leave('frequency_20260101_000000_00000002');
    expect(await cleanUp(report.id)).toMatchObject({ status: 409, type: '/problems/clean-up-changed' });
    expect((await cleanUp('nothing')).status).toBe(400);
    expect(readdirSync(models)).toHaveLength(3);
    const removed = await cleanUp((await shown()).id);
    expect(told(removed)).toHaveLength(3);
    expect([readdirSync(models), readdirSync(temporary)]).toEqual([[artifact], []]);
    const [event] = (await call('GET', '/v1/events?type=RetentionApplied')).items;
    expect(event).toMatchObject({ stream: `clean-up-${removed.cleanUpId}`, data: { bytes: removed.bytes } });
    expect(event.data.removed).toHaveLength(3);
    expect((await call('GET', '/v1/logs?text=clean-up%20of')).items).toMatchObject([
      { message: expect.stringContaining('clean-up of 3 leftovers') },
    ]);
  });

  it('is told on the command line, and removed by it', async () => {
    leave('frequency_20260101_000000_00000003');
    const command = (...more: string[]) => hindcast('clean-up', '--url', service.url as string, ...more);
    const { out, code } = await command();
    expect([out.split(':')[0], code]).toEqual(['models/frequency_20260101_000000_00000003', 0]);
    expect(JSON.parse((await command('--apply', '--json')).out).removed).toHaveLength(1);
    expect((await command()).out).toBe('nothing is left over');
  });

  it('can be removed again when the service was killed while it did, and nothing that is needed is gone', async () => {
    const names = Array.from({ length: 200 }, (_, index) => `frequency_20260101_000000_${String(index).padStart(8, '0')}`);
    for (const name of names) leave(name);
    const there = () => readdirSync(models).filter((name) => name !== artifact).length;
    const { id } = await shown();
    const removing = cleanUp(id).catch(() => 'broken off');
    await until(() => there() < names.length);
    await service.end('SIGKILL');
    expect(await removing).toBe('broken off');
    expect([there() > 0, existsSync(join(models, artifact, 'model.json'))]).toEqual([true, true]);
    service = await start();
    const report = await shown();
    expect(report.removable).toHaveLength(there());
    await cleanUp(report.id);
    expect(readdirSync(models)).toEqual([artifact]);
    const [{ id: modelId }] = (await call('GET', '/v1/models')).items;
    expect((await call('POST', '/v1/predictions', { modelId })).status).toBe('current');
  });
});
