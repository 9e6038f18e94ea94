import { type RunningService, runningService } from '../support/running-service';
import { sampleCsv } from '../support/sample-csv';
import { until } from '../support/until';

describe('a queue that is full', () => {
  let hindcast: RunningService;
  beforeAll(async () => {
    hindcast = await runningService({ queueMax: 2 });
    await hindcast.importCsv(sampleCsv(300));
  });
  afterAll(() => hindcast.stop());

  it.each([
    ['trainings', { algorithm: 'mlp', seed: 1, hyperparameters: { epochs: 500 } }],
    ['experiments', { algorithms: ['mlp'], space: { mlp: { epochs: 500 } }, pruning: false, folds: 2 }],
  ])('takes no further %s until one has ended', async (what, wish) => {
    const [first, second] = [await hindcast.post(`/v1/${what}`, wish), await hindcast.post(`/v1/${what}`, wish)];
    const third = await hindcast.post(`/v1/${what}`, wish);
    expect([first.status, second.status, third.status, third.body.type]).toEqual([202, 202, 503, '/problems/queue-full']);
    expect(third.body.detail).toContain(`2 ${what} wait or run already`);
    await hindcast.post(`/v1/${what}/${first.body.id}/cancel`);
    const fourth = await hindcast.post(`/v1/${what}`, wish);
    expect(fourth.status).toBe(202);
    for (const { body } of [second, fourth]) await hindcast.post(`/v1/${what}/${body.id}/cancel`);
    await until(
      async () => (await hindcast.get(`/v1/${what}?status=cancelled`)).body.items.length,
      (count) => count === 3,
    );
  });
});
