import { type RunningService, runningService } from '../support/running-service';

describe('retiring a model', () => {
  let hindcast: RunningService;
  beforeAll(async () => {
    hindcast = await runningService({ sample: true });
  });
  afterAll(() => hindcast.stop());

  it('keeps it from predicting, for good, and says why', async () => {
    const { body: models } = await hindcast.get('/v1/models');
    const [{ id }] = models.items;
    const retired = await hindcast.post(`/v1/models/${id}/retire`, { reason: 'too old' });
    expect(retired).toMatchObject({ status: 200, body: { id, status: 'retired', retiredBecause: 'too old' } });
    expect(await hindcast.post(`/v1/models/${id}/retire`, { reason: 'again' })).toMatchObject({
      status: 200,
      body: { retiredBecause: 'too old' },
    });
    expect(await hindcast.post('/v1/predictions', { modelId: id })).toMatchObject({
      status: 409,
      body: { type: '/problems/model-retired' },
    });
  });

  it('is refused without a reason, and for an id that nobody trained', async () => {
    const nobody = '01a1fb75-27ac-756e-89b5-25fe0f2eec1d';
    expect(await hindcast.post(`/v1/models/${nobody}/retire`, {})).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'reason' }, { path: 'reason' }] },
    });
    expect(await hindcast.post(`/v1/models/${nobody}/retire`, { reason: 'x' })).toMatchObject({
      status: 404,
      body: { type: '/problems/model-not-found' },
    });
  });
});
