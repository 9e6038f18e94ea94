import { seededRandom } from '#modules/statistics';
import { ChildService } from '../support/child-service';
import { sampleCsv } from '../support/sample-csv';
import { temporaryDirectory } from '../support/temporary-directory';

type Json = ReturnType<typeof JSON.parse>;

const cycles = 6;
const csv = { 'content-type': 'text/csv' };
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
  }, 180_000);
});
