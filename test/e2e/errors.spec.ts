import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RunningService, runningService } from '../support/running-service';
import { until } from '../support/until';

type Group = { class: string; code: string; message: string; count: number; lastRequestId: string };

/** Breaks the bytes of the current model, which the next start finds out. */
async function breakModel({ get, directory }: RunningService): Promise<string> {
  const [model] = (await get('/v1/models')).body.items;
  const file = join(directory, 'models', model.artifact, 'model.json');
  const bytes = readFileSync(file);
  bytes[10] = (bytes[10] ?? 0) ^ 1;
  writeFileSync(file, bytes);
  return model.id;
}

describe('the errors', () => {
  let hindcast: RunningService;
  let modelId: string;
  let issuing: string;
  const groups = async (query = ''): Promise<Group[]> => (await hindcast.get(`/v1/errors?limit=1000${query}`)).body.items;
  const called = async (name: string) => (await groups()).filter(({ message }) => message.includes(name));

  beforeAll(async () => {
    const first = await runningService({ sample: true });
    modelId = await breakModel(first);
    await first.stop();
    hindcast = await runningService({ directory: first.directory });
    await hindcast.get('/v1/games/powerball/draws/1992-04-22');
    await hindcast.get('/v1/games/powerball/draws/1992-04-25');
    await hindcast.post('/v1/predictions', { modelId: 3 });
    await hindcast.post('/v1/games', { nonsense: true });
    const answer = await hindcast.post('/v1/predictions', { modelId });
    expect([answer.status, answer.body.type]).toEqual([500, '/problems/artifact-corrupt']);
    issuing = answer.headers.get('x-request-id') ?? '';
  });
  afterAll(() => hindcast.stop());

  it('are counted by kind, whatever the ids and dates in them', async () => {
    expect(await called('/draws/:date')).toMatchObject([
      {
        ...{ class: 'not-found', code: 'draw-not-found', source: 'http', message: 'GET /v1/games/:game/draws/:date 404', count: 2 },
        ...{
          firstAt: expect.any(String),
          lastAt: expect.any(String),
          lastRequestId: expect.any(String),
          fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
        },
        sample: { message: 'GET /v1/games/:game/draws/:date 404', context: { path: '/v1/games/powerball/draws/1992-04-25' } },
      },
    ]);
  });

  it('have a class: of a shape that is wrong', async () => {
    expect(await called('POST /v1/predictions 400')).toMatchObject([{ class: 'invalid-input', code: 'invalid-request', count: 1 }]);
  });

  it('tell a failed prediction once, with the request and the cause', async () => {
    expect(await groups('&class=prediction')).toMatchObject([
      {
        class: 'prediction',
        code: 'artifact-corrupt',
        source: 'predictions',
        count: 1,
        lastRequestId: issuing,
        sample: { context: { stack: expect.any(String) } },
      },
    ]);
    expect(await called('POST /v1/predictions 500')).toEqual([]);
    const { body } = await hindcast.get(`/v1/logs?kind=process&level=error&requestId=${issuing}`);
    expect(body.items).toMatchObject([
      { source: 'http', message: 'POST /v1/predictions 500', class: null },
      { source: 'predictions', class: 'prediction' },
    ]);
  });

  it('are paged, those seen last first', async () => {
    const all = await groups();
    const paged: Group[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await hindcast.get(`/v1/errors?limit=1${cursor}`);
      paged.push(...body.items);
      if (body.nextCursor === null) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(paged).toEqual(all);
    expect(await groups('&from=2099-01-01')).toEqual([]);
    expect(await hindcast.get('/v1/errors?cursor=MTIwMA')).toMatchObject({ status: 400, body: { type: '/problems/invalid-cursor' } });
  });

  it('raise an alert when predictions fail again and again, which is over after a quiet quarter of an hour', async () => {
    const open = async () => (await hindcast.get('/v1/alerts?status=open')).body.items.map(({ id }: { id: string }) => id);
    for (let time = 2; time <= 3; time++) await hindcast.post('/v1/predictions', { modelId });
    expect(await open()).not.toContain('predictions-failing');
    await hindcast.post('/v1/predictions', { modelId });
    await until(open, (ids) => ids.includes('predictions-failing'));
    const { body } = await hindcast.get('/v1/streams/alert-predictions-failing');
    expect(body.items).toMatchObject([
      {
        type: 'AlertRaised',
        data: { message: expect.stringMatching(/^more than 3 failed predictions within 10 minutes; the last one: predictions: /) },
      },
    ]);
  });
});
