import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '#modules/statistics';
import { ChildService } from '../support/child-service';
import { sampleCsv } from '../support/sample-csv';
import { temporaryDirectory } from '../support/temporary-directory';
import { until } from '../support/until';

type Json = ReturnType<typeof JSON.parse>;

const cycles = 6;
const csv = { 'content-type': 'text/csv' };
const json = { 'content-type': 'application/json' };
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const ask = async (url: string, init: RequestInit = {}): Promise<Json> => (await fetch(url, init)).json();
const post = (service: ChildService, path: string, init: RequestInit = {}) => ask(service.url + path, { method: 'POST', ...init });

async function events(service: ChildService): Promise<Json[]> {
  const all: Json[] = [];
  for (let cursor = ''; ; ) {
    const page = await ask(`${service.url}/v1/events?order=asc&limit=1000${cursor}`);
    all.push(...page.items);
    if (page.nextCursor === null) return all;
    cursor = `&cursor=${page.nextCursor}`;
  }
}

const running = new Set<ChildService>();
const start = async (directory: string): Promise<ChildService> => {
  const service = await ChildService.start(directory);
  running.add(service);
  return service;
};
const end = (service: ChildService, signal: NodeJS.Signals): Promise<number | null> => {
  running.delete(service);
  return service.end(signal);
};

/** What the read side's tables hold, and at which position. */
const tables = async (service: ChildService, position?: number): Promise<Json> =>
  ask(`${service.url}/v1/projections?checksums=true${position === undefined ? '' : `&asOf=position:${position}`}`);

describe('killed in the middle of one large piece of work', () => {
  afterEach(() => Promise.all([...running].map((service) => end(service, 'SIGKILL'))));

  it('has whole imports or none, and every draw of those it acknowledged', async () => {
    const random = seededRandom(7);
    const acknowledged: Json[] = [];
    let killedInFlight = 0;
    for (let cycle = 0; cycle < cycles; cycle++) {
      const directory = temporaryDirectory();
      const service = await start(directory);
      const importing = post(service, '/v1/games/powerball/imports', { headers: csv, body: sampleCsv(1_000) }).catch(() => undefined);
      if (cycle % 2 === 0) await pause(20 * cycle + random() * 40);
      else await importing;
      await end(service, 'SIGKILL');
      const report = await importing;
      if (report) acknowledged.push(report);
      else killedInFlight++;

      const again = await start(directory);
      const log = await events(again);
      const of = (type: string) => log.filter((event) => event.type === type);
      expect(log.map(({ position }) => position)).toEqual(log.map((_, index) => index + 1));
      expect([of('ImportStarted').length, of('ImportCompleted').length]).toEqual(of('DrawIngested').length === 0 ? [0, 0] : [1, 1]);
      expect([0, 1_000]).toContain(of('DrawIngested').length);
      if (report) {
        expect(of('ImportCompleted')[0].data.importId).toBe(report.id);
        expect(await ask(`${again.url}/v1/imports/${report.id}`)).toEqual(report);
      }
      await end(again, 'SIGKILL');
    }
    expect(killedInFlight).toBeGreaterThan(0);
    expect(acknowledged.length).toBeGreaterThanOrEqual(cycles / 2);
  }, 60_000);

  it('has the same state after a kill while it computes the read side anew or trains', async () => {
    const random = seededRandom(11);
    const directory = temporaryDirectory();
    let service = await start(directory);
    await post(service, '/v1/games/powerball/imports', { headers: csv, body: sampleCsv(1_000) });
    for (let cycle = 0; cycle < cycles; cycle++) {
      const before = await tables(service);
      if (cycle % 2 === 0) await post(service, '/v1/projections/rebuild');
      else await post(service, '/v1/trainings', { headers: json, body: '{"algorithm":"frequency"}' });
      await pause(random() * 120);
      await end(service, 'SIGKILL');
      service = await start(directory);
      expect((await tables(service, before.position)).items).toEqual(before.items);
    }
    await until(
      () => ask(`${service.url}/v1/trainings`),
      ({ items }) => items.every(({ status }: Json) => ['completed', 'failed'].includes(status)),
    );
    const training = await post(service, '/v1/trainings', { headers: json, body: '{"algorithm":"frequency"}' });
    const ended = await until(
      () => ask(`${service.url}/v1/trainings/${training.id}`),
      ({ status }) => !['requested', 'running'].includes(status),
    );
    expect(ended.status).toBe('completed');
    const live = await tables(service);
    await post(service, '/v1/projections/rebuild');
    await until(
      () => tables(service),
      ({ rebuilding }) => !rebuilding,
    );
    expect((await tables(service, live.position)).items).toEqual(live.items);
    const { items: models } = await ask(`${service.url}/v1/models`);
    const folders = readdirSync(join(directory, 'models'));
    expect(folders.filter((name) => name.startsWith('.'))).toEqual([]);
    expect(folders).toEqual(expect.arrayContaining(models.map(({ artifact }: Json) => artifact)));
    expect(await end(service, 'SIGTERM')).toBe(0);
  }, 60_000);
});
