import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RunningService, runningService } from '../support/running-service';
import { sampleCsv } from '../support/sample-csv';
import { until } from '../support/until';

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);

describe('the main job', () => {
  let hindcast: RunningService;
  beforeAll(async () => {
    hindcast = await runningService();
  });
  afterAll(() => hindcast.stop());

  const trained = async (wish: object) => {
    const { status, headers, body } = await hindcast.post('/v1/trainings', wish);
    expect([status, headers.get('location')]).toEqual([202, `/v1/trainings/${body.id}`]);
    return until(
      async () => (await hindcast.get(`/v1/trainings/${body.id}`)).body,
      (training) => !['requested', 'running'].includes(training.status),
    );
  };

  it('imports draws and knows them again', async () => {
    const draws = sampleCsv(400);
    const first = await hindcast.importCsv(draws);
    expect(first).toMatchObject({
      status: 201,
      body: { game: 'powerball', layout: 'canonical', accepted: 400, duplicates: 0, conflicts: [], rejected: [] },
    });
    const second = await hindcast.importCsv(draws);
    expect(second.body).toMatchObject({ accepted: 0, duplicates: 400, firstDate: first.body.firstDate });
    expect((await hindcast.get(`/v1/imports/${second.body.id}`)).body).toEqual(second.body);
    expect((await hindcast.get('/v1/games/powerball')).body).toMatchObject({ draws: 400, syntheticDraws: 0 });
  });

  it.each([
    { algorithm: 'uniform' },
    { algorithm: 'frequency', hyperparameters: { alpha: 2 } },
    { algorithm: 'mlp', hyperparameters: { epochs: 1, hiddenUnits: 2 } },
  ])('trains $algorithm and puts its tickets on record', async (wish) => {
    const training = await trained({ ...wish, seed: 7 });
    expect(training).toMatchObject({ status: 'completed', algorithm: wish.algorithm, seed: 7, error: null, metrics: { holdoutDraws: 80 } });
    const { body: model } = await hindcast.get(`/v1/models/${training.modelId}`);
    const weights = readFileSync(join(hindcast.directory, 'models', model.artifact, 'model.json'));
    expect(createHash('sha256').update(weights).digest('hex')).toBe(model.artifactSha256);

    const { status, body: set, headers } = await hindcast.post('/v1/predictions', { modelId: model.id, seed: 1 });
    const { body: next } = await hindcast.get('/v1/games/powerball/next-draw');
    expect(status).toBe(201);
    expect(Number(headers.get('x-log-position'))).toBe(set.position);
    expect(set).toMatchObject({
      game: 'powerball',
      drawDate: next.date,
      modelId: model.id,
      status: 'current',
      artifactSha256: model.artifactSha256,
      synthetic: false,
    });
    expect(new Set(set.tickets.map((ticket: object) => JSON.stringify(ticket))).size).toBe(5);
    expect([set.probabilities.white.length, set.probabilities.powerball.length]).toEqual([69, 26]);
    expect([sum(set.probabilities.white), sum(set.probabilities.powerball)]).toEqual([expect.closeTo(5, 4), expect.closeTo(1, 4)]);

    const again = await hindcast.post('/v1/predictions', { modelId: model.id });
    expect((await hindcast.get(`/v1/prediction-sets/${set.id}`)).body).toMatchObject({ status: 'superseded', supersededBy: again.body.id });
    const current = await hindcast.get(`/v1/prediction-sets?slot=${wish.algorithm}&status=current`);
    expect(current.body.items.map(({ id }: { id: string }) => id)).toEqual([again.body.id]);
  });

  it('refuses to predict what is past, not scheduled or by nobody', async () => {
    const { body: models } = await hindcast.get('/v1/models?limit=1');
    const modelId = models.items[0].id;
    const codes = async (wish: object) => {
      const { status, body } = await hindcast.post('/v1/predictions', wish);
      return [status, body.type];
    };
    expect(await codes({ modelId, drawDate: '2026-08-05' })).toEqual([422, '/problems/draw-closed']);
    expect(await codes({ modelId, drawDate: '2099-01-03' })).toEqual([422, '/problems/draw-not-scheduled']);
    expect(await codes({ modelId, drawDate: '2030-01-01' })).toEqual([422, '/problems/draw-not-scheduled']);
    expect(await codes({ modelId: '01a1fb75-27ac-756e-89b5-25fe0f2eec1d' })).toEqual([404, '/problems/model-not-found']);
  });

  it('tells all of it in the log, line by line and event by event', async () => {
    const { body: events } = await hindcast.get('/v1/events?type=PredictionIssued,ModelTrained&order=asc&limit=2');
    expect(events.items.map(({ type }: { type: string }) => type)).toEqual(['ModelTrained', 'PredictionIssued']);
    const { position, stream } = events.items[1];
    expect((await hindcast.get(`/v1/events/${position}`)).body).toEqual(events.items[1]);
    expect((await hindcast.get(`/v1/streams/${stream}?order=asc`)).body.items[0].version).toBe(1);
    expect((await hindcast.get('/v1/logs?text=tickets issued&limit=1')).body.items[0].message).toContain('5 tickets issued for powerball');
    expect((await hindcast.get(`/v1/prediction-sets?asOf=position:${position - 1}`)).body.items).toEqual([]);
    expect((await hindcast.get(`/v1/prediction-sets?asOf=position:${position}`)).body.items).toHaveLength(1);
  });

  it('is the same after the read side was computed anew', async () => {
    const { body: before } = await hindcast.get('/v1/projections?checksums=true');
    expect((await hindcast.post('/v1/projections/rebuild')).status).toBe(202);
    for (let running = true; running; ) running = (await hindcast.get('/v1/projections')).body.rebuilding;
    const { body: after } = await hindcast.get(`/v1/projections?checksums=true&asOf=position:${before.position}`);
    expect(after.items).toEqual(before.items);
  });
});
