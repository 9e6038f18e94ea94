import { type RunningService, runningService } from '../support/running-service';
import { sampleCsv } from '../support/sample-csv';

describe('lists and moments', () => {
  let hindcast: RunningService;
  beforeAll(async () => {
    hindcast = await runningService();
    await hindcast.importCsv(sampleCsv(25));
  });
  afterAll(() => hindcast.stop());

  it.each(['asc', 'desc'])('leads through a list page by page, %s', async (order) => {
    const dates: string[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await hindcast.get(`/v1/games/powerball/draws?limit=10&order=${order}${cursor}`);
      dates.push(...body.items.map(({ date }: { date: string }) => date));
      if (body.nextCursor === null) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    const expected = [...dates].sort();
    expect(dates).toEqual(order === 'asc' ? expected : expected.reverse());
    expect(new Set(dates).size).toBe(25);
  });

  it.each([
    ['limit=0', 'invalid-request'],
    ['limit=1001', 'invalid-request'],
    ['order=up', 'invalid-request'],
    ['cursor=x', 'invalid-cursor'],
    ['asOf=tomorrow', 'invalid-as-of'],
    ['asOf=2026-02-31', 'invalid-as-of'],
    ['asOf=position:99999', 'invalid-as-of'],
    ['unknown=1', 'invalid-request'],
  ])('refuses %s', async (query, code) => {
    expect(await hindcast.get(`/v1/games/powerball/draws?${query}`)).toMatchObject({ status: 400, body: { type: `/problems/${code}` } });
  });

  it('answers as of a position and as of a time, and says which position that is', async () => {
    const { body: page } = await hindcast.get('/v1/events?type=DrawIngested&order=asc&limit=3');
    const { position, recordedAt } = page.items[2];
    const asOf = await hindcast.get(`/v1/games/powerball/draws?asOf=position:${position}`);
    expect([asOf.body.items.length, asOf.headers.get('x-log-position')]).toEqual([3, String(position)]);
    expect((await hindcast.get(`/v1/games/powerball?asOf=${recordedAt}`)).body.draws).toBe(25);
    expect((await hindcast.get('/v1/games/powerball?asOf=2020-01-01T00:00:00Z')).body.draws).toBe(0);
    expect((await hindcast.get(`/v1/events/${position + 1}?asOf=position:${position}`)).status).toBe(404);
  });

  it('sees the next draw from its moment', async () => {
    const { body } = await hindcast.get('/v1/games/powerball/next-draw?asOf=2024-05-01T00:00:00Z');
    expect(body).toMatchObject({ date: '2024-05-01', drawsAt: '2024-05-02T02:59:00.000Z' });
  });

  it('says its position in every answer, whatever went wrong', async () => {
    for (const path of ['/v1/nothing', '/v1/games?asOf=x', '/v1/events?from=2026-W05', '/health/live']) {
      expect((await hindcast.get(path)).headers.get('x-log-position')).toMatch(/^\d+$/);
    }
    expect((await hindcast.get('/v1/%zz')).headers.get('content-type')).toContain('application/problem+json');
  });

  it('says its position in a refusal', async () => {
    const { headers } = await hindcast.get('/v1/games/powerball/draws');
    const refused = await hindcast.get('/v1/games/powerball/draws/2026-07-28');
    expect([refused.status, refused.headers.get('x-log-position')]).toEqual([404, headers.get('x-log-position')]);
  });

  it('waits for a position', async () => {
    const head = Number((await hindcast.get('/v1/games')).headers.get('x-log-position'));
    const waiting = hindcast.get(`/v1/games/powerball/draws?minPosition=${head + 1}&limit=1`);
    await new Promise((resolve) => setTimeout(resolve, 20));
    await hindcast.post('/v1/games/powerball/draws', { date: '2026-08-05', numbers: { white: [1, 2, 3, 4, 5], powerball: 6 } });
    expect((await waiting).body.items[0].date).toBe('2026-08-05');
  });
});
