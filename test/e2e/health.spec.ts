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

  it('shows the documentation', async () => {
    expect((await fetch(`${hindcast.service.url}/docs`)).status).toBe(200);
  });

  it('names each request, in its answer and in the events that it leads to, and says how long it took', async () => {
    const numbers = { white: [1, 2, 3, 4, 5], powerball: 6 };
    const drawn = await hindcast.post('/v1/games/powerball/draws', { date: '2026-08-01', numbers, powerPlay: 2 });
    const id = drawn.headers.get('x-request-id');
    expect((await hindcast.get(`/v1/events/${drawn.headers.get('x-log-position')}`)).body.meta.requestId).toBe(id);
    for (const path of ['/v1/games', '/v1/nothing', '/health/live']) {
      const { headers } = await hindcast.get(path);
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
      expect(headers.get('server-timing')).toMatch(/^total;dur=\d+\.\d$/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });
});
