import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RunningService, runningService } from '../support/running-service';
import { until } from '../support/until';

type Item = { position: number; type: string; data: { predictionSetId: string } };

describe('models and predictions at a moment', () => {
  let hindcast: RunningService;
  beforeAll(async () => {
    hindcast = await runningService({ sample: true });
  });
  afterAll(() => hindcast.stop());
  const positionOf = async (type: string): Promise<number> =>
    (await hindcast.get(`/v1/events?type=${type}&order=asc`)).body.items[0].position;

  it.each([
    ['/v1/trainings', 'TrainingRequested'],
    ['/v1/models', 'ModelRegistered'],
    ['/v1/prediction-sets', 'PredictionIssued'],
    ['/v1/games/powerball/draws', 'DrawIngested'],
    ['/v1/logs?kind=event', 'SystemStarted'],
  ])('shows nothing of %s before the first %s, and one from it on', async (path, type) => {
    const position = await positionOf(type);
    expect((await hindcast.get(`${path}${path.includes('?') ? '&' : '?'}asOf=position:${position - 1}`)).body.items).toEqual([]);
    const from = await hindcast.get(`${path}${path.includes('?') ? '&' : '?'}asOf=position:${position}`);
    expect([from.body.items.length, from.headers.get('x-log-position')]).toEqual([1, String(position)]);
  });

  it('shows a training on its way through its statuses', async () => {
    const { body: trainings } = await hindcast.get('/v1/trainings');
    const statusAt = async (type: string) =>
      (await hindcast.get(`/v1/trainings/${trainings.items[0].id}?asOf=position:${await positionOf(type)}`)).body.status;
    expect([await statusAt('TrainingRequested'), await statusAt('TrainingStarted'), await statusAt('ModelTrained')]).toEqual([
      'requested',
      'running',
      'completed',
    ]);
  });

  it('shows a superseded set as the current one it was', async () => {
    const { body: sets } = await hindcast.get('/v1/prediction-sets?status=current');
    const [{ id, modelId, position }] = sets.items;
    const next = await hindcast.post('/v1/predictions', { modelId });
    expect((await hindcast.get(`/v1/prediction-sets/${id}`)).body).toMatchObject({ status: 'superseded', supersededBy: next.body.id });
    expect((await hindcast.get(`/v1/prediction-sets/${id}?asOf=position:${position}`)).body).toMatchObject({
      status: 'current',
      supersededBy: null,
    });
    const recorded: Item[] = (await hindcast.get('/v1/events?type=PredictionIssued&order=asc')).body.items;
    expect(recorded.map(({ data }) => data.predictionSetId)).toEqual([id, next.body.id]);
  });

  it('never loses or repeats a set between two pages', async () => {
    const { body: models } = await hindcast.get('/v1/models');
    for (let more = 0; more < 4; more++) await hindcast.post('/v1/predictions', { modelId: models.items[0].id, seed: more });
    for (const order of ['asc', 'desc']) {
      const { body: whole } = await hindcast.get(`/v1/prediction-sets?order=${order}`);
      const { body: first } = await hindcast.get(`/v1/prediction-sets?order=${order}&limit=2`);
      const { body: rest } = await hindcast.get(`/v1/prediction-sets?order=${order}&cursor=${first.nextCursor}`);
      expect([...first.items, ...rest.items]).toEqual(whole.items);
    }
  });

  it('keeps a card beside the weights, with the draws, the seed and the hash', async () => {
    const { body: models } = await hindcast.get('/v1/models');
    const [model] = models.items;
    const { body: training } = await hindcast.get(`/v1/trainings/${model.trainingId}`);
    const card = JSON.parse(readFileSync(join(hindcast.directory, 'models', model.artifact, 'model-card.json'), 'utf8'));
    expect(card).toMatchObject({
      modelId: model.id,
      algorithm: model.algorithm,
      seed: training.seed,
      artifactSha256: model.artifactSha256,
      trainedThrough: model.trainedThrough,
      dataSha256: training.dataSha256,
      metrics: training.metrics,
      synthetic: true,
    });
  });

  it('gives up waiting for a position that does not come', async () => {
    const head = Number((await hindcast.get('/v1/games')).headers.get('x-log-position'));
    const answer = await hindcast.get(`/v1/games?minPosition=${head + 1_000}`);
    expect([answer.status, answer.body.type]).toEqual([503, '/problems/read-side-behind']);
  });
});

describe('a training that cannot be', () => {
  let hindcast: RunningService;
  beforeAll(async () => {
    hindcast = await runningService();
  });
  afterAll(() => hindcast.stop());

  it.each([
    ['an unknown algorithm', { algorithm: 'oracle' }, 422, 'unknown-algorithm'],
    ['a hyperparameter out of range', { algorithm: 'mlp', hyperparameters: { epochs: 0 } }, 422, 'invalid-hyperparameters'],
    ['an unknown hyperparameter', { algorithm: 'frequency', hyperparameters: { luck: 1 } }, 422, 'invalid-hyperparameters'],
    ['an unknown game', { algorithm: 'uniform', game: 'loto' }, 404, 'game-not-found'],
    ['no algorithm', {}, 400, 'invalid-request'],
  ])('is refused for %s', async (_, wish, status, code) => {
    const answer = await hindcast.post('/v1/trainings', wish);
    expect([answer.status, answer.body.type]).toEqual([status, `/problems/${code}`]);
  });

  it('fails on record when there are no draws, and leaves no model', async () => {
    const { body } = await hindcast.post('/v1/trainings', { algorithm: 'uniform' });
    const training = await until(
      async () => (await hindcast.get(`/v1/trainings/${body.id}`)).body,
      ({ status }) => !['requested', 'running'].includes(status),
    );
    expect([training.status, typeof training.error]).toEqual(['failed', 'string']);
    expect((await hindcast.get('/v1/models')).body.items).toEqual([]);
    expect((await hindcast.get('/health/ready')).status).toBe(200);
  });
});
