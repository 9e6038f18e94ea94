import { answers, MisbehavingServer } from '../support/misbehaving-server';
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
      body: {
        status: 'up',
        parts: {
          log: 'up',
          readSide: 'up',
          models: 'up',
          processes: 'up',
          data: 'up',
          disk: expect.stringMatching(/^up: \d+\.\d GB free for data, /),
        },
      },
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

describe('the health of a service', () => {
  it('wants looking at when a disk has less room than it should, and the service goes on', async () => {
    const hindcast = await runningService({ operations: { diskFreeBytesMin: Number.MAX_SAFE_INTEGER } });
    expect(await hindcast.get('/health/ready')).toMatchObject({
      status: 200,
      body: { status: 'degraded', parts: { disk: expect.stringMatching(/^degraded: .* GB free for models, less than /) } },
    });
    await hindcast.stop();
  });

  it('wants looking at when results of a game that is followed have not come', async () => {
    const source = await MisbehavingServer.start();
    source.answer(answers(404));
    const sync = { host: source.origin, everyMs: 3_600_000 };
    const hindcast = await runningService({ sync });
    expect((await hindcast.get('/health/ready')).body.parts.data).toBe('up');
    const numbers = { white: [1, 2, 3, 4, 5], powerball: 6 };
    await hindcast.post('/v1/games/powerball/draws', { date: '2026-08-01', numbers });
    await hindcast.stop();
    const again = await runningService({ sync, directory: hindcast.directory });
    expect(await again.get('/health/ready')).toMatchObject({
      status: 200,
      body: {
        parts: { data: expect.stringMatching(/^degraded: \d+ draws of powerball up to 2\d{3}-\d{2}-\d{2} should be known by now$/) },
      },
    });
    await again.stop();
    source.stop();
  });
});
