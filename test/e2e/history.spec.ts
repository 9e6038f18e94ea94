import { MovableClock } from '../support/movable-clock';
import { type RunningService, runningService } from '../support/running-service';
import { sampleCsv } from '../support/sample-csv';
import { until } from '../support/until';

type Json = ReturnType<typeof JSON.parse>;

describe('history', () => {
  const clock = new MovableClock();
  let hindcast: RunningService;
  let set: Json;
  let drawn: Json;
  beforeAll(async () => {
    hindcast = await runningService({ clock });
    await hindcast.importCsv(sampleCsv(200));
    const { id } = (await hindcast.post('/v1/trainings', { algorithm: 'frequency', seed: 1 })).body;
    const { modelId } = await until(
      () => get(`/v1/trainings/${id}`),
      ({ status }) => status === 'completed',
    );
    set = (await hindcast.post('/v1/predictions', { modelId })).body;
    const { drawsAt, date } = await get('/v1/games/powerball/next-draw');
    clock.moveTo(new Date(Date.parse(drawsAt) + 3_600_000).toISOString());
    const numbers = { white: [3, 17, 28, 44, 61], powerball: 9 };
    drawn = (await hindcast.post('/v1/games/powerball/draws', { date, numbers, powerPlay: 2 })).body;
    await until(
      () => get('/v1/events?type=PredictionScored'),
      ({ items }) => items.length === 1,
    );
  });
  afterAll(() => hindcast.stop());
  const get = async (path: string): Promise<Json> => (await hindcast.get(path)).body;

  it('tells what an event set going, and what set it going', async () => {
    const [score] = (await get('/v1/events?type=PredictionScored')).items;
    const { event, causes, effects, isWhole } = await get(`/v1/events/${score.position}/causes`);
    expect([event.type, effects, isWhole]).toEqual(['PredictionScored', [], true]);
    expect(causes).toMatchObject([{ type: 'DrawIngested', position: drawn.position, causedBy: null, depth: 1 }]);
    const result = await get(`/v1/events/${drawn.position}/causes`);
    expect(result.effects.map(({ type }: Json) => type).sort()).toEqual(expect.arrayContaining(['PredictionScored']));
    expect((await get(`/v1/events/${drawn.position}/causes?asOf=position:${drawn.position}`)).effects).toEqual([]);
    expect((await get('/v1/events/999999/causes')).type).toBe('/problems/event-not-found');
    const [requested] = (await get('/v1/events?type=TrainingRequested')).items;
    const trained = (await get(`/v1/events/${requested.position}/causes`)).effects.map(({ type }: Json) => type);
    expect(trained).toEqual(expect.arrayContaining(['ModelTrained', 'ModelRegistered']));
  });

  it('leads from a prediction back to each draw and its file, and forward to its score', async () => {
    const lineage = await get(`/v1/prediction-sets/${set.id}/lineage`);
    expect(lineage.draws.count).toBe(200);
    const first = await get(`/v1/prediction-sets/${set.id}/lineage/draws?order=asc&limit=150`);
    const rest = await get(`/v1/prediction-sets/${set.id}/lineage/draws?order=asc&limit=150&cursor=${first.nextCursor}`);
    const learnt = [...first.items, ...rest.items];
    expect([learnt.length, rest.nextCursor, learnt.at(-1).date]).toEqual([200, null, lineage.draws.to]);
    for (const { position, date } of [learnt[0], learnt.at(-1)])
      expect(await get(`/v1/events/${position}`)).toMatchObject({ type: 'DrawIngested', data: { date } });
    const { id, sha256 } = learnt[0].import;
    expect((await get(`/v1/imports/${id}`)).sha256).toBe(sha256);
    expect(lineage).toMatchObject({ closing: { sets: 1 }, scores: [{ drawPosition: drawn.position, isCurrent: true }] });
    const then = await get(`/v1/prediction-sets/${set.id}/lineage?asOf=position:${set.position}`);
    expect([then.closing, then.scores]).toEqual([null, []]);
  });

  it('tells what changed between two moments', async () => {
    const { from, to, items } = await get(`/v1/diff?from=position:${drawn.position - 1}&to=position:${drawn.position}`);
    expect([from, to]).toEqual([drawn.position - 1, drawn.position]);
    expect(items.map(({ readModel, change }: Json) => [readModel, change])).toEqual(expect.arrayContaining([['draws', 'added']]));
    const only = await get(`/v1/diff?from=position:${set.position - 1}&readModel=prediction_sets`);
    expect(only.items).toMatchObject([{ key: set.id, change: 'added', was: null, is: { status: 'scored' } }]);
    const since = await get(`/v1/diff?from=position:${set.position}&readModel=prediction_sets`);
    expect(since.items).toMatchObject([{ key: set.id, change: 'changed', was: { status: 'current' }, is: { status: 'scored' } }]);
    const first = await get('/v1/diff?from=position:0&readModel=draws&limit=150');
    const rest = await get(`/v1/diff?from=position:0&readModel=draws&limit=150&cursor=${encodeURIComponent(first.nextCursor)}`);
    expect([first.items.length, rest.items.length, rest.nextCursor]).toEqual([150, 51, null]);
  });

  it.each([
    ['?from=position:99999999', 'invalid-as-of'],
    ['', 'invalid-request'],
    ['?from=yesterday', 'invalid-request'],
    ['?from=position:9&to=position:3', 'invalid-request'],
    ['?from=position:1&cursor=eA', 'invalid-cursor'],
  ])('refuses to compare %s as %s', async (query, code) => expect((await get(`/v1/diff${query}`)).type).toBe(`/problems/${code}`));
});
