import { drawDatesBetween } from '../../src/modules/draws/domain/draw-calendar';
import { seededRandom } from '#modules/statistics';
import { ChildService } from '../support/child-service';
import { powerball } from '../support/games';
import { sampleCsv } from '../support/sample-csv';
import { temporaryDirectory } from '../support/temporary-directory';
import { until } from '../support/until';

const cycles = 12;
const json = { 'content-type': 'application/json' };

type Acknowledged = { path: string; body: Json };
type Json = ReturnType<typeof JSON.parse>;

const ask = async (url: string, init: RequestInit = {}): Promise<Json> => JSON.parse(await (await fetch(url, init)).text());

/** Sends requests one after the other until the service is gone; keeps what was acknowledged. */
async function work(url: string, requests: Iterable<[path: string, init: RequestInit]>, acknowledged: Acknowledged[]): Promise<void> {
  for (const [path, init] of requests) {
    try {
      const response = await fetch(url + path, { method: 'POST', ...init });
      const body: Json = await response.json();
      if (response.status === 201) acknowledged.push({ path, body });
    } catch {
      return;
    }
  }
}

/** Reads every event of the log. */
async function events(url: string): Promise<{ position: number; stream: string; data: Record<string, unknown> }[]> {
  const all = [];
  for (let cursor = ''; ; ) {
    const page = await ask(`${url}/v1/events?order=asc&limit=1000${cursor}`);
    all.push(...page.items);
    if (page.nextCursor === null) return all;
    cursor = `&cursor=${page.nextCursor}`;
  }
}

const checksums = (url: string, asOf = '') => ask(`${url}/v1/projections?checksums=true${asOf}`);

describe('killed at any moment', () => {
  const directory = temporaryDirectory();
  const acknowledged: Acknowledged[] = [];
  let service: ChildService;

  /** Work that never ends: files, single draws and predictions in turn. */
  function* requests(cycle: number, modelId: string): Generator<[string, RequestInit]> {
    const dates = drawDatesBetween(powerball, `${2004 - cycle}-01-01`, `${2004 - cycle}-12-31`);
    for (let turn = 0; ; turn++) {
      yield ['/v1/games/powerball/imports', { headers: { 'content-type': 'text/csv' }, body: sampleCsv(60 * cycle + turn * 20, 1) }];
      const draw = { date: dates[turn % dates.length], numbers: { white: [1, 2, 3, 4, 5 + (turn % 40)], powerball: 1 + (turn % 30) } };
      yield ['/v1/games/powerball/draws', { headers: json, body: JSON.stringify(draw) }];
      if (modelId) yield ['/v1/predictions', { headers: json, body: JSON.stringify({ modelId }) }];
    }
  }

  it('keeps what it acknowledged, misses no position and folds to the same state', async () => {
    const random = seededRandom(20_261_120);
    service = await ChildService.start(directory);
    await fetch(`${service.url}/v1/games/powerball/imports`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv' },
      body: sampleCsv(40, 1),
    });
    const training = await ask(`${service.url}/v1/trainings`, { method: 'POST', headers: json, body: '{"algorithm":"uniform"}' });
    await until(
      () => ask(`${service.url}/v1/trainings/${training.id}`),
      ({ status }) => status === 'completed',
    );
    for (let cycle = 0; cycle < cycles; cycle++) {
      const working = work(service.url as string, requests(cycle, training.modelId), acknowledged);
      await new Promise((resolve) => setTimeout(resolve, 20 + random() * 400));
      await service.end('SIGKILL');
      await working;
      service = await ChildService.start(directory);
    }
    expect(acknowledged.length).toBeGreaterThan(cycles);
    const log = await events(service.url as string);
    expect(log.map(({ position }) => position)).toEqual(log.map((_, index) => index + 1));
    const known = new Set(log.flatMap(({ data }) => [data.importId, data.predictionSetId]).filter((id) => typeof id === 'string'));
    for (const { path, body } of acknowledged) {
      if (path.endsWith('/draws')) expect(log[body.position - 1]?.data).toMatchObject({ date: body.date });
      else expect(known.has(body.id)).toBe(true);
    }
    const live = await checksums(service.url as string);
    expect((await checksums(service.url as string, `&asOf=position:${live.position}`)).items).toEqual(live.items);
    await fetch(`${service.url}/v1/projections/rebuild`, { method: 'POST' });
    const rebuilt = await until(
      () => checksums(service.url as string),
      ({ rebuilding }) => !rebuilding,
    );
    expect(rebuilt.position).toBeGreaterThan(live.position);
    expect((await checksums(service.url as string, `&asOf=position:${rebuilt.position}`)).items).toEqual(rebuilt.items);
    expect(await service.end('SIGTERM')).toBe(0);
  }, 120_000);
});

describe('a second service on the same data', () => {
  it('is refused, naming the first one, and changes nothing', async () => {
    const first = await ChildService.start(temporaryDirectory());
    const before = await checksums(first.url as string);
    await expect(ChildService.start(first.directory)).rejects.toThrow(`in use by the process with pid ${first.pid}`);
    expect(await checksums(first.url as string)).toEqual(before);
    expect(await first.end('SIGTERM')).toBe(0);
  });
});
