import { runningService } from '../support/running-service';

describe('a service that was told to stop', () => {
  it('says at once that it is not ready, refuses new work, reads on for a moment, and ends its streams', async () => {
    const hindcast = await runningService({ operations: { quietMs: 3_000 } });
    const feed = await fetch(`${hindcast.service.url}/v1/events/feed`);
    const stopped = hindcast.stop();
    expect(await hindcast.get('/health/ready')).toMatchObject({
      status: 503,
      body: { status: 'down', parts: { service: 'down: it is stopping', log: 'up' } },
    });
    expect((await hindcast.get('/health/live')).status).toBe(200);
    const refused = await hindcast.post('/v1/games/powerball/draws', { date: '2026-08-01', numbers: {} });
    expect(refused).toMatchObject({ status: 503, body: { type: '/problems/stopping', instance: '/v1/games/powerball/draws' } });
    expect([refused.headers.get('retry-after'), refused.headers.get('connection')]).toEqual(['5', 'close']);
    expect((await hindcast.get('/v1/games')).status).toBe(200);
    const following = await fetch(`${hindcast.service.url}/v1/events/feed`, { headers: { accept: 'text/event-stream' } });
    expect(following.status).toBe(503);
    expect(await feed.text()).toBe('');
    const later = await fetch(`${hindcast.service.url}/v1/events/feed`);
    expect(await later.text()).toBe('');
    await stopped;
    await expect(fetch(`${hindcast.service.url}/health/live`)).rejects.toThrow();
  });
});
