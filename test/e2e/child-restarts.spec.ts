import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ChildService } from '../support/child-service';
import { sampleCsv } from '../support/sample-csv';
import { temporaryDirectory } from '../support/temporary-directory';

type Json = ReturnType<typeof JSON.parse>;

const send = async (
  service: ChildService,
  path: string,
  body?: string,
  type = 'application/json',
): Promise<{ status: number; body: Json }> => {
  const init = body === undefined ? {} : { method: 'POST', headers: { 'content-type': type }, body };
  const response = await fetch(service.url + path, init);
  return { status: response.status, body: await response.json() };
};

describe('the built service, started again in its directory', () => {
  const directory = temporaryDirectory();
  const read = join(directory, 'data/read');
  const files = () => readdirSync(read).map((name) => join(read, name));
  let service: ChildService;
  let model: Json;
  beforeAll(async () => {
    service = await ChildService.start(directory);
    await send(service, '/v1/games/powerball/imports', sampleCsv(120), 'text/csv');
    for (const algorithm of ['uniform', 'frequency']) {
      const { body } = await send(service, '/v1/trainings', JSON.stringify({ algorithm, seed: 1 }));
      for (let status = ''; status !== 'completed'; ) status = (await send(service, `/v1/trainings/${body.id}`)).body.status;
      model = (await send(service, `/v1/models/${body.modelId}`)).body;
    }
  });
  afterAll(() => service.end('SIGKILL'));

  it('says how many models it loaded, and predicts with them', async () => {
    expect(await service.end('SIGTERM')).toBe(0);
    service = await ChildService.start(directory);
    expect(service.said).toContain('loaded 2 persisted models');
    expect((await send(service, '/v1/predictions', JSON.stringify({ modelId: model.id }))).status).toBe(201);
  });

  it.each([
    ['is gone', () => rmSync(read, { recursive: true })],
    ['is cut in half', () => files().map((file) => truncateSync(file, 5_000))],
    ['holds something else', () => files().map((file) => writeFileSync(file, 'not a database'))],
  ])('computes the same read side when the old one %s, and says so', async (_, damage) => {
    const { body: before } = await send(service, '/v1/projections?checksums=true');
    await service.end('SIGKILL');
    damage();
    service = await ChildService.start(directory);
    expect(service.said).toContain('the read side was computed');
    const { body: after } = await send(service, `/v1/projections?checksums=true&asOf=position:${before.position}`);
    expect(after.items).toEqual(before.items);
  });

  it('refuses a model with a flipped byte, and serves the other', async () => {
    await service.end('SIGTERM');
    const file = join(directory, 'models', model.artifact, 'model.json');
    const bytes = readFileSync(file);
    bytes[10] = (bytes[10] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    service = await ChildService.start(directory);
    expect(service.said).toContain('loaded 1 persisted models');
    const refused = await send(service, '/v1/predictions', JSON.stringify({ modelId: model.id }));
    expect([refused.status, refused.body.type]).toEqual([500, '/problems/artifact-corrupt']);
    const { body: models } = await send(service, '/v1/models?order=asc');
    expect((await send(service, '/v1/predictions', JSON.stringify({ modelId: models.items[0].id }))).status).toBe(201);
  });
});

describe('the first start', () => {
  it('ends with a prediction that is marked synthetic; a second start repeats none of it', async () => {
    const directory = temporaryDirectory();
    const first = await ChildService.start(directory, { HINDCAST_SAMPLE: 'on' });
    const { body: sets } = await send(first, '/v1/prediction-sets');
    expect(sets.items).toMatchObject([{ synthetic: true, status: 'current' }]);
    expect((await send(first, '/v1/games/powerball/draws?limit=1')).body.items).toMatchObject([{ source: 'sample', synthetic: true }]);
    expect((await send(first, '/v1/models')).body.items).toMatchObject([{ synthetic: true }]);
    await first.end('SIGTERM');
    const second = await ChildService.start(directory, { HINDCAST_SAMPLE: 'on' });
    const { body: added } = await send(second, '/v1/events?limit=2');
    expect(added.items.map(({ type }: Json) => type)).toEqual(['SystemStarted', 'SystemStopped']);
    await second.end('SIGTERM');
  });
});
