import { type RunningService, runningService } from '../support/running-service';
import { sampleCsv } from '../support/sample-csv';
import { until } from '../support/until';

describe('the champion of a slot', () => {
  let hindcast: RunningService;
  const models: string[] = [];
  const slot = async (query = '') => (await hindcast.get(`/v1/games/powerball/model-slots/frequency${query}`)).body;
  const promote = (id: string, headers = {}) => hindcast.post(`/v1/models/${id}/promote`, { reason: 'better' }, headers);
  const rollBack = () => hindcast.post('/v1/games/powerball/model-slots/frequency/rollback', { reason: 'it was worse' });
  const predicting = async () => (await hindcast.post('/v1/predictions', { slot: 'frequency' })).body.modelId;

  beforeAll(async () => {
    hindcast = await runningService();
    await hindcast.importCsv(sampleCsv(60));
    for (const alpha of [1, 2, 3]) {
      const { body } = await hindcast.post('/v1/trainings', { algorithm: 'frequency', hyperparameters: { alpha } });
      await until(async () => (await hindcast.get(`/v1/trainings/${body.id}`)).body.status === 'completed');
      models.push(body.modelId);
    }
  });
  afterAll(() => hindcast.stop());

  it('is nobody at first: the newest model predicts', async () => {
    expect(await slot()).toMatchObject({ slot: 'frequency', champion: null, predictsWith: models[2], promotions: [] });
    expect((await slot()).models).toMatchObject(models.map((id, index) => ({ id, version: index + 1, status: 'idle' })));
    expect(await predicting()).toBe(models[2]);
  });

  it('predicts from when it is promoted, once for a key', async () => {
    const key = { 'idempotency-key': 'promote-1' };
    expect((await promote(models[0] as string, key)).status).toBe(200);
    expect((await promote(models[0] as string, key)).status).toBe(200);
    await promote(models[0] as string);
    expect((await slot()).promotions).toMatchObject([{ modelId: models[0], previousModelId: null, reason: 'better', isRollback: false }]);
    expect(await predicting()).toBe(models[0]);
  });

  it('is known for any moment', async () => {
    const [{ position }] = (await slot()).promotions;
    await promote(models[1] as string);
    expect((await slot()).champion).toBe(models[1]);
    expect((await slot(`?asOf=position:${position}`)).champion).toBe(models[0]);
    expect((await slot(`?asOf=position:${position - 1}`)).champion).toBeNull();
    expect((await hindcast.get('/v1/games/powerball/model-slots')).body.items).toEqual([await slot()]);
  });

  it('is not retired while it is one', async () => {
    const { status, body } = await hindcast.post(`/v1/models/${models[1]}/retire`, { reason: 'old' });
    expect([status, body.type]).toEqual([409, '/problems/model-is-champion']);
  });

  it('gives way to the one before it, and no further than there is', async () => {
    expect(await rollBack()).toMatchObject({ status: 200, body: { champion: models[0], promotions: [{ isRollback: true }, {}, {}] } });
    expect(await predicting()).toBe(models[0]);
    expect(await rollBack()).toMatchObject({ status: 409, body: { type: '/problems/nothing-to-roll-back' } });
  });

  it('is no retired model', async () => {
    await hindcast.post(`/v1/models/${models[2]}/retire`, { reason: 'old' });
    expect(await promote(models[2] as string)).toMatchObject({ status: 409, body: { type: '/problems/model-retired' } });
  });

  it('is asked for clearly', async () => {
    expect((await hindcast.get('/v1/games/powerball/model-slots/luck')).status).toBe(404);
    expect((await hindcast.post('/v1/predictions', { slot: 'luck' })).body).toMatchObject({ type: '/problems/model-slot-not-found' });
    expect((await hindcast.post('/v1/predictions', {})).body).toMatchObject({ status: 400, errors: [{ path: 'modelId' }] });
    expect((await hindcast.post('/v1/predictions', { slot: 'frequency', modelId: models[0] })).status).toBe(400);
  });
});
