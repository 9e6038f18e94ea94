import { setTimeout as pause } from 'node:timers/promises';
import { answers, MisbehavingServer } from '../support/misbehaving-server';
import { type RunningService, runningService } from '../support/running-service';

describe('the metrics', () => {
  let hindcast: RunningService;
  let source: MisbehavingServer;
  beforeAll(async () => {
    source = await MisbehavingServer.start();
    hindcast = await runningService({ sync: { host: source.origin } });
  });
  afterAll(async () => {
    await hindcast.stop();
    source.stop();
  });
  /** Every sample by its name and labels. */
  const samples = async (): Promise<Record<string, number>> => {
    const { body } = await hindcast.get('/metrics');
    const lines = (body as string).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    return Object.fromEntries(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]));
  };

  it('are in the text format of Prometheus, and tell where the log and the read side are', async () => {
    const { headers } = await hindcast.get('/metrics');
    expect(headers.get('content-type')).toContain('text/plain; version=0.0.4');
    const head = (await hindcast.get('/v1/events?limit=1')).body.items[0].position;
    expect(await samples()).toMatchObject({
      hindcast_log_position: head,
      hindcast_read_side_position: head,
      hindcast_read_side_rebuilding: 0,
      'hindcast_sync_breaker_state{state="closed"}': 1,
      'hindcast_sync_breaker_state{state="open"}': 0,
    });
  });

  it('tell how late the event loop was', async () => {
    await samples();
    await pause(50);
    const until = Date.now() + 150;
    while (Date.now() < until);
    await pause(20);
    const lag = (await samples())['hindcast_event_loop_lag_seconds{quantile="1"}'];
    expect(lag).toBeGreaterThan(0.1);
  });

  it('tell how the syncs went, and that the source is left alone', async () => {
    const before = Date.now() / 1_000;
    source.answer(answers(429, 'later', { 'retry-after': '3600' }));
    await hindcast.post('/v1/games/powerball/sync');
    const found = await samples();
    expect(found).toMatchObject({ 'hindcast_sync_breaker_state{state="closed"}': 0, 'hindcast_sync_breaker_state{state="open"}': 1 });
    expect(found['hindcast_sync_last_attempts{game="powerball",outcome="failed"}']).toBe(1);
    expect(found['hindcast_sync_last_timestamp_seconds{game="powerball",outcome="failed"}']).toBeGreaterThanOrEqual(before - 1);
  });
});
