import { type RunningService, runningService } from '../support/running-service';
import { sampleCsv } from '../support/sample-csv';
import { until } from '../support/until';

type Algorithm = { name: string; minimumDraws: number; schema: { properties: Record<string, { default: number }> }; features: string[] };
/** Less work than by default, where an algorithm has much. */
const quick: Record<string, object> = {
  random_forest: { trees: 5 },
  gradient_boosting: { rounds: 5 },
  mlp: { epochs: 1 },
  gru: { epochs: 1, units: 4 },
};

const members = [
  { algorithm: 'frequency', weight: 3 },
  { algorithm: 'recency', hyperparameters: { halfLife: 50 }, weight: 1 },
];

describe('the algorithms', () => {
  let hindcast: RunningService;
  let offered: Algorithm[];
  beforeAll(async () => {
    hindcast = await runningService();
    await hindcast.importCsv(sampleCsv(300));
    offered = (await hindcast.get('/v1/algorithms')).body;
  });
  afterAll(() => hindcast.stop());

  it('are listed with a JSON Schema of their hyperparameters and the features that they look at', async () => {
    expect(offered.map(({ name }) => name)).toEqual([
      ...['uniform', 'frequency', 'recency', 'markov', 'ridge_regression', 'logistic_regression'],
      ...['random_forest', 'gradient_boosting', 'mlp', 'gru', 'ensemble', 'blend'],
    ]);
    const forest = offered.find(({ name }) => name === 'random_forest');
    expect(forest?.schema).toMatchObject({
      type: 'object',
      additionalProperties: false,
      properties: { trees: { type: 'integer', default: 40, minimum: 1, maximum: 500 } },
    });
    const known = (await hindcast.get('/v1/features')).body.map(({ name }: { name: string }) => name);
    expect(known).toContain('pair_affinity');
    expect(offered.flatMap(({ features }) => features).filter((name) => !known.includes(name))).toEqual([]);
  });

  it('are trained and predict, each with its defaults or less, by the same requests', async () => {
    for (const { name } of offered) {
      const wish = { algorithm: name, seed: 1, hyperparameters: quick[name] ?? {}, ...(name === 'blend' ? { members } : {}) };
      const { body: training } = await hindcast.post('/v1/trainings', wish);
      const ended = await until(
        async () => (await hindcast.get(`/v1/trainings/${training.id}`)).body,
        ({ status }) => !['requested', 'running'].includes(status),
      );
      expect([name, ended.status, ended.error]).toEqual([name, 'completed', null]);
      const { status, body: set } = await hindcast.post('/v1/predictions', { modelId: training.modelId });
      const sum = (set.probabilities.white as number[]).reduce((total, chance) => total + chance, 0);
      expect([name, status, set.tickets.length, sum]).toEqual([name, 201, 5, expect.closeTo(5, 5)]);
    }
  }, 90_000);

  it('of tools keep on record how much they came to listen to each', async () => {
    const { body: training } = await hindcast.post('/v1/trainings', { algorithm: 'ensemble', seed: 1 });
    await until(
      async () => (await hindcast.get(`/v1/trainings/${training.id}`)).body,
      ({ status }) => status === 'completed',
    );
    const { items } = (await hindcast.get(`/v1/models/${training.modelId}/tool-weights`)).body;
    expect(new Set(items.map(({ pool }: { pool: string }) => pool))).toEqual(new Set(['white', 'powerball']));
    expect(items.length).toBeGreaterThan(20);
    for (const { weights } of items) {
      expect(Object.keys(weights)).toEqual(['frequency', 'model', 'pairs', 'recency', 'sums', 'trend', 'uniform', 'weekday']);
      expect(Object.values(weights as Record<string, number>).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
    }
    expect((await hindcast.get('/v1/models/019a9c3e-5b7a-7c21-9d8e-3f1a2b4c5d6e/tool-weights')).status).toBe(404);
  });

  it('tell how far a training is, until it has ended', async () => {
    const { body: training } = await hindcast.post('/v1/trainings', { algorithm: 'mlp', seed: 1, hyperparameters: { epochs: 40 } });
    const response = await fetch(`${hindcast.service.url}/v1/trainings/${training.id}/progress`);
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const messages = (await response.text())
      .trim()
      .split('\n\n')
      .map((message) => message.split('\n'));
    expect(messages.at(-1)).toEqual(['event: ended', `data: {"trainingId":"${training.id}","status":"completed"}`]);
    const [last = ''] = messages
      .filter(([event]) => event === 'event: progress')
      .map(([, data = '']) => data.slice('data: '.length))
      .slice(-1);
    expect(JSON.parse(last)).toMatchObject({
      trainingId: training.id,
      phase: 'learning',
      pool: 'powerball',
      done: 40,
      total: 40,
      remainingMs: 0,
    });
    expect((await hindcast.get('/v1/trainings/019a9c3e-5b7a-7c21-9d8e-3f1a2b4c5d6e/progress')).status).toBe(404);
  });

  it('are trained one at a time: the queue can be seen', async () => {
    const wish = { algorithm: 'mlp', seed: 1, hyperparameters: { epochs: 200 } };
    const first = (await hindcast.post('/v1/trainings', wish)).body;
    const second = (await hindcast.post('/v1/trainings', { algorithm: 'uniform' })).body;
    expect([first.unended, second.unended]).toEqual([1, 2]);
    await until(async () => (await hindcast.get(`/v1/trainings/${first.id}`)).body.status === 'running');
    expect((await hindcast.get('/v1/trainings?status=requested')).body.items).toMatchObject([{ id: second.id }]);
    const before = performance.now();
    await hindcast.post(`/v1/trainings/${first.id}/cancel`);
    await until(async () => (await hindcast.get(`/v1/trainings/${second.id}`)).body.status === 'completed');
    expect(performance.now() - before).toBeLessThan(10_000);
    expect((await hindcast.get('/v1/trainings?status=cancelled')).body.items).toMatchObject([{ id: first.id }]);
  });
});
