import { type RunningService, runningService } from '../support/running-service';
import { sampleCsv } from '../support/sample-csv';
import { until } from '../support/until';

const draw = { date: '2026-08-05', numbers: { white: [14, 20, 59, 60, 61], powerball: 25 } };
const draws = '/v1/games/powerball/draws';

describe('a request that is sent again under its Idempotency-Key', () => {
  let hindcast: RunningService;
  let modelId: string;
  beforeAll(async () => {
    hindcast = await runningService();
    await hindcast.importCsv(sampleCsv(30));
    const { body } = await hindcast.post('/v1/trainings', { algorithm: 'uniform', seed: 1 }, { 'idempotency-key': 'training-1' });
    modelId = body.modelId;
    await until(async () => (await hindcast.get(`/v1/trainings/${body.id}`)).body.status === 'completed');
  });
  afterAll(() => hindcast.stop());
  const count = async (type: string) => (await hindcast.get(`/v1/events?type=${type}&limit=1000`)).body.items.length;

  it('records a draw by hand once, and answers 201 both times', async () => {
    const key = { 'idempotency-key': 'draw-1' };
    const before = await count('DrawIngested');
    const first = await hindcast.post(draws, draw, key);
    const again = await hindcast.post(draws, draw, key);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('x-log-position')).toBe(first.headers.get('x-log-position'));
    expect(await count('DrawIngested')).toBe(before + 1);
  });

  it('asks for one training', async () => {
    const key = { 'idempotency-key': 'training-1' };
    const again = await hindcast.post('/v1/trainings', { algorithm: 'uniform', seed: 1 }, key);
    expect([again.status, again.body.modelId]).toEqual([202, modelId]);
    expect(await count('TrainingRequested')).toBe(1);
  });

  it('issues one prediction set, though neither the set’s id nor its seed is in the request', async () => {
    const key = { 'idempotency-key': 'prediction-1' };
    const first = await hindcast.post('/v1/predictions', { modelId }, key);
    const again = await hindcast.post('/v1/predictions', { modelId }, key);
    expect([first.status, again.status, again.body]).toEqual([201, 201, first.body]);
    expect([await count('PredictionIssued'), await count('PredictionSuperseded')]).toEqual([1, 0]);
  });

  it('does one thing when ten retries arrive at once', async () => {
    const before = await count('PredictionIssued');
    const key = { 'idempotency-key': 'prediction-2' };
    const answers = await Promise.all(Array.from({ length: 10 }, () => hindcast.post('/v1/predictions', { modelId, seed: 3 }, key)));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(await count('PredictionIssued')).toBe(before + 1);
  });

  it.each([
    ['another body', draws, { ...draw, numbers: { white: [1, 2, 3, 4, 5], powerball: 6 } }],
    ['another address', '/v1/predictions', { modelId: '01a1fb75-27ac-756e-89b5-25fe0f2eec1d' }],
  ])('refuses the key for %s', async (_, path, body) => {
    await hindcast.post(draws, draw, { 'idempotency-key': 'taken' });
    const head = (await hindcast.get('/v1/games')).headers.get('x-log-position');
    const refused = await hindcast.post(path, body, { 'idempotency-key': 'taken' });
    expect([refused.status, (await hindcast.get('/v1/games')).headers.get('x-log-position')]).toEqual([409, head]);
    expect(refused.body.type).toBe('/problems/idempotency-key-reused');
  });

  it.each([
    ['one that is too long', 'x'.repeat(201)],
    ['one with a space', 'a b'],
  ])('refuses %s for a key', async (_, key) => {
    expect(await hindcast.post(draws, draw, { 'idempotency-key': key })).toMatchObject({
      status: 400,
      body: { type: '/problems/invalid-request' },
    });
  });
});
