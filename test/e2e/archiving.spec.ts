import { MovableClock } from '../support/movable-clock';
import { type RunningService, runningService } from '../support/running-service';
import { sampleCsv } from '../support/sample-csv';
import { until } from '../support/until';

type Json = ReturnType<typeof JSON.parse>;

const numbers = { white: [3, 17, 28, 44, 61], powerball: 9 };

/** A service that has a model, and what is asked of it here. */
async function predicting(setsKept: number) {
  const clock = new MovableClock();
  const hindcast = await runningService({ clock, operations: { setsKept } });
  await hindcast.importCsv(sampleCsv(400));
  const get = async (path: string): Promise<Json> => (await hindcast.get(path)).body;
  const { id: training } = (await hindcast.post('/v1/trainings', { algorithm: 'frequency', seed: 1 })).body;
  const { modelId } = await until(
    () => get(`/v1/trainings/${training}`),
    ({ status }) => status === 'completed',
  );
  const issue = async (): Promise<Json> => (await hindcast.post('/v1/predictions', { modelId })).body;
  const ids = async (query = ''): Promise<string[]> => (await get(`/v1/prediction-sets?order=asc${query}`)).items.map(({ id }: Json) => id);
  const scoresOf = async (): Promise<number> => (await get('/v1/events?type=PredictionScored&limit=1000')).items.length;
  /** The next draw comes, and every set for it is scored. */
  const draw = async (): Promise<string> => {
    const { drawsAt, date } = await get('/v1/games/powerball/next-draw');
    const before = await scoresOf();
    const { items } = await get(`/v1/prediction-sets?drawDate=${date}&archived=all`);
    clock.moveTo(new Date(Date.parse(drawsAt) + 3_600_000).toISOString());
    await hindcast.post('/v1/games/powerball/draws', { date, numbers, powerPlay: 2 });
    await until(scoresOf, (now) => now === before + items.length);
    return date;
  };
  return { hindcast, modelId, get, issue, ids, scoresOf, draw };
}

describe('archived prediction sets', () => {
  let service: Awaited<ReturnType<typeof predicting>>;
  let hindcast: RunningService;
  let dates: string[];
  let sets: { superseded: Json; first: Json; second: Json; open: Json };
  const archive = (id: string, body: object = { reason: 'a test' }) => hindcast.post(`/v1/prediction-sets/${id}/archive`, body);
  const cards = async () => [
    await service.get(`/v1/models/${service.modelId}/scorecard`),
    await service.get('/v1/games/powerball/scorecards'),
    await service.get('/v1/games/powerball/closings'),
  ];

  beforeAll(async () => {
    service = await predicting(0);
    hindcast = service.hindcast;
    const [superseded, first] = [await service.issue(), await service.issue()];
    dates = [await service.draw()];
    const second = await service.issue();
    dates.push(await service.draw());
    sets = { superseded, first, second, open: await service.issue() };
  });
  afterAll(() => hindcast.stop());

  it('are none by themselves where that is turned off, and how many to keep must be said', async () => {
    expect(await service.ids('&archived=true')).toEqual([]);
    expect(await hindcast.post('/v1/maintenance/archiving', {})).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'keptPerModel' }] },
    });
  });

  it('are never the current set of a draw that can still be predicted', async () => {
    expect(await archive(sets.open.id)).toMatchObject({ status: 409, body: { type: '/problems/prediction-set-open' } });
    expect((await archive('019a9c3e-5b7a-7c21-9d8e-3f1a2b4c5d6e')).body.type).toBe('/problems/prediction-set-not-found');
    expect((await archive(sets.first.id, { reason: '' })).status).toBe(400);
  });

  it('are those that the policies leave out, and no scorecard shows a difference', async () => {
    const before = await cards();
    const position = (await service.get('/v1/events?limit=1')).items[0].position;
    const key = { 'idempotency-key': 'archive-once' };
    const apply = async () => (await hindcast.post('/v1/maintenance/archiving', { keptPerModel: 2 }, key)).body;
    expect(await apply()).toEqual({ keptPerModel: 2, onePerDraw: 1, beyondKept: 1 });
    expect(await apply()).toEqual({ keptPerModel: 2, onePerDraw: 1, beyondKept: 1 });
    expect(await service.ids()).toEqual([sets.second.id, sets.open.id]);
    expect(await service.ids('&archived=true')).toEqual([sets.superseded.id, sets.first.id]);
    expect(await service.ids('&archived=all')).toHaveLength(4);
    expect(await service.ids(`&asOf=position:${position}`)).toHaveLength(4);
    expect(await cards()).toEqual(before);
    expect((await hindcast.post('/v1/maintenance/archiving', { keptPerModel: 2 })).body).toMatchObject({ onePerDraw: 0, beyondKept: 0 });
    expect((await hindcast.get('/v1/prediction-sets?archived=maybe')).status).toBe(400);
  });

  it('still tell everything: tickets, why they are archived, scores, where they come from, and their proof', async () => {
    const path = `/v1/prediction-sets/${sets.superseded.id}`;
    const { archivedAt, archivedBy, ...set } = await service.get(path);
    expect(set).toMatchObject({ tickets: sets.superseded.tickets, status: 'superseded' });
    expect([archivedBy, Date.parse(archivedAt) > 0]).toEqual(['one-per-draw', true]);
    expect((await service.get(`${path}/scores`)).items).toHaveLength(1);
    expect((await service.get(`${path}/lineage`)).scores).toHaveLength(1);
    expect((await hindcast.get(`${path}/proof`)).status).toBe(200);
    expect((await service.get('/v1/events?type=PredictionArchived')).items[0].meta.actor).not.toMatch(/^system/);
  });

  it('are scored once more when their draw is corrected: who archives cannot keep a loss away', async () => {
    const before = await service.scoresOf();
    const corrected = { numbers: { ...numbers, powerball: 10 }, powerPlay: 2, reason: 'the official page says 10' };
    await hindcast.post(`/v1/games/powerball/draws/${dates[0]}/correction`, corrected);
    await until(service.scoresOf, (now) => now === before + 2);
    expect((await service.get(`/v1/models/${service.modelId}/scorecard`)).draws).toBe(2);
    expect(await service.get(`/v1/prediction-sets/${sets.first.id}`)).toMatchObject({ status: 'scored', archivedBy: 'kept-per-model' });
  });

  it('are archived on request, once', async () => {
    expect((await archive(sets.second.id)).body).toMatchObject({ status: 'scored', archivedBy: 'request', archivedBecause: 'a test' });
    const again = await archive(sets.second.id, { reason: 'another' });
    expect(again).toMatchObject({ status: 200, body: { archivedBecause: 'a test' } });
  });
});

describe('the policies of archiving', () => {
  it('are applied when a set was scored: superseded ones go, and all but the newest ones of a model', async () => {
    const { hindcast, issue, ids, draw } = await predicting(1);
    const [superseded, first] = [await issue(), await issue()];
    await draw();
    await until(
      () => ids('&archived=true'),
      (archived) => archived.length === 1,
    );
    expect(await ids()).toEqual([first.id]);
    const second = await issue();
    await draw();
    await until(
      () => ids(),
      (listed) => listed.length === 1,
    );
    expect([await ids(), await ids('&archived=true')]).toEqual([[second.id], [superseded.id, first.id]]);
    await hindcast.stop();
  });
});
