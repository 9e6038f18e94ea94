import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runningService } from '../support/running-service';
import { until } from '../support/until';

describe('a service that was stopped and started', () => {
  it('does nothing twice, keeps its models and computes a lost read side anew to the same', async () => {
    const first = await runningService({ sample: true });
    const { body: before } = await first.get('/v1/projections?checksums=true');
    await first.stop();
    rmSync(join(first.directory, 'data/read'), { recursive: true });

    const second = await runningService({ sample: true, directory: first.directory });
    const { body: after } = await second.get(`/v1/projections?checksums=true&asOf=position:${before.position}`);
    expect(after.items).toEqual(before.items);
    const { body: newest } = await second.get('/v1/events?limit=3');
    expect(newest.items.map(({ type }: { type: string }) => type)).toEqual(['ReadSideRebuilt', 'SystemStarted', 'SystemStopped']);
    const { body: models } = await second.get('/v1/models');
    expect((await second.post('/v1/predictions', { modelId: models.items[0].id })).status).toBe(201);
    await second.stop();
  });

  it('refuses a model whose bytes have changed, says so and serves the rest', async () => {
    const first = await runningService({ sample: true });
    const { body: models } = await first.get('/v1/models');
    const [model] = models.items;
    await first.stop();
    const file = join(first.directory, 'models', model.artifact, 'model.json');
    const bytes = readFileSync(file);
    bytes[100] = (bytes[100] ?? 0) ^ 1;
    writeFileSync(file, bytes);

    const second = await runningService({ sample: true, directory: first.directory });
    expect(await second.post('/v1/predictions', { modelId: model.id })).toMatchObject({
      status: 500,
      body: { type: '/problems/artifact-corrupt' },
    });
    expect((await second.get('/v1/logs?kind=event&level=error')).body.items[0].message).toContain(`on record is ${model.artifactSha256}`);
    expect((await second.get('/v1/alerts?status=open')).body.items).toMatchObject([
      { id: `artifact-${model.id}`, kind: 'artifact-corrupt' },
    ]);
    expect((await second.get('/health/ready')).status).toBe(200);
    await second.stop();

    bytes[100] = (bytes[100] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    const third = await runningService({ sample: true, directory: first.directory });
    expect((await third.get('/v1/alerts?status=open')).body.items).toEqual([]);
    await third.stop();
  });

  it('falls back to the model before when the bytes of a slot’s model have changed, and raises an alert', async () => {
    const first = await runningService({ sample: true });
    const { body: training } = await first.post('/v1/trainings', { algorithm: 'frequency', hyperparameters: { alpha: 5 } });
    await until(async () => (await first.get(`/v1/trainings/${training.id}`)).body.status === 'completed');
    const [{ id, artifact }, { id: before }] = (await first.get('/v1/models')).body.items;
    expect(id).toBe(training.modelId);
    await first.stop();
    writeFileSync(join(first.directory, 'models', artifact, 'model.json'), '{}');

    const second = await runningService({ sample: true, directory: first.directory });
    const key = { 'idempotency-key': 'predict-1' };
    const { status, body } = await second.post('/v1/predictions', { slot: 'frequency' }, key);
    expect([status, body.modelId]).toEqual([201, before]);
    expect((await second.post('/v1/predictions', { slot: 'frequency' }, key)).body.id).toBe(body.id);
    expect((await second.get('/v1/alerts?status=open')).body.items).toMatchObject([{ id: `artifact-${id}` }]);
    await second.stop();
  });

  it('lets a synthetic sample be dropped once, and never brings it back', async () => {
    const first = await runningService({ sample: true });
    const { body: game } = await first.get('/v1/games/powerball');
    expect(await first.post('/v1/games/powerball/sample/drop')).toMatchObject({ status: 201, body: { withdrawn: game.syntheticDraws } });
    expect(await first.post('/v1/games/powerball/sample/drop')).toMatchObject({ status: 422, body: { type: '/problems/no-sample-draws' } });
    await first.stop();
    const second = await runningService({ sample: true, directory: first.directory });
    expect((await second.get('/v1/games/powerball')).body).toMatchObject({ draws: 0, syntheticDraws: 0 });
    await second.stop();
  });

  it('puts a rebuild that it was stopped in on record before it goes', async () => {
    const first = await runningService({ sample: true });
    await first.post('/v1/projections/rebuild');
    await first.stop();
    const second = await runningService({ sample: true, directory: first.directory });
    const { body } = await second.get('/v1/events?category=system&limit=3');
    expect(body.items.map(({ type }: { type: string }) => type)).toEqual(['SystemStarted', 'SystemStopped', 'ReadSideRebuilt']);
    expect((await second.get('/v1/failures')).body.items).toEqual([]);
    await second.stop();
  });

  it("leaves a user's own draws alone when the sample is switched on later", async () => {
    const first = await runningService();
    await first.importCsv('draw_date,n1,n2,n3,n4,n5,powerball\n2026-08-05,14,20,59,60,61,25\n');
    await first.stop();
    const second = await runningService({ sample: true, directory: first.directory });
    expect((await second.get('/v1/games/powerball')).body).toMatchObject({ draws: 1, syntheticDraws: 0 });
    expect((await second.get('/v1/trainings')).body.items).toEqual([]);
    await second.stop();
  });

  it('cancels a training, and ends one that it was stopped in', async () => {
    const first = await runningService({ sample: true });
    const long = { algorithm: 'mlp', hyperparameters: { epochs: 500, hiddenUnits: 64 } };
    const { body: unwanted } = await first.post('/v1/trainings', long);
    expect(await first.post(`/v1/trainings/${unwanted.id}/cancel`)).toMatchObject({ status: 200, body: { status: 'cancelled' } });
    const { body: interrupted } = await first.post('/v1/trainings', long);
    await until(async () => (await first.get(`/v1/trainings/${interrupted.id}`)).body.status === 'running');
    await first.stop();
    const second = await runningService({ sample: true, directory: first.directory });
    expect((await second.get(`/v1/trainings/${interrupted.id}`)).body).toMatchObject({
      status: 'failed',
      error: 'the service stopped while the training was running',
    });
    expect((await second.get(`/v1/trainings/${unwanted.id}`)).body.status).toBe('cancelled');
    expect((await second.post(`/v1/trainings/${interrupted.id}/cancel`)).status).toBe(409);
    await second.stop();
  });
});
