import { type RunningService, runningService } from '../support/running-service';

describe('health', () => {
  let hindcast: RunningService;
  beforeAll(async () => {
    hindcast = await runningService();
  });
  afterAll(() => hindcast.stop());

  it('says that the process is alive', async () => {
    expect(await hindcast.get('/health/live')).toMatchObject({ status: 200, body: { status: 'up' } });
  });

  it('says that every part is up', async () => {
    expect(await hindcast.get('/health/ready')).toMatchObject({
      status: 200,
      body: { status: 'up', parts: { readSide: 'up', models: 'up', processes: 'up' } },
    });
  });

  it('leads from the root to the documentation', async () => {
    const response = await fetch(hindcast.service.url, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([302, '/docs']);
    expect((await fetch(`${hindcast.service.url}/docs`)).status).toBe(200);
  });
});
