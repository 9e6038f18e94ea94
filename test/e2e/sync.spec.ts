import { answers, MisbehavingServer, neverEnds, resets } from '../support/misbehaving-server';
import { type RunningService, runningService } from '../support/running-service';
import { until } from '../support/until';

const sync = '/v1/games/powerball/sync';
const rows = [
  { draw_date: '2026-08-03T00:00:00.000', winning_numbers: '08 30 41 48 69 04', multiplier: '2' },
  { draw_date: '2026-08-05T00:00:00.000', winning_numbers: '14 20 59 60 61 25', multiplier: '2' },
];
const more = [...rows, { draw_date: '2026-08-08T00:00:00.000', winning_numbers: '01 02 03 04 05 06', multiplier: '3' }];
const etag = 'W/"5f1b"';
const lastModified = 'Fri, 20 Nov 2026 05:12:00 GMT';
const ok = answers(200, rows);
/** Patience of a test, not of an operator. */
const swift = {
  attemptMsMax: 300,
  syncMsMax: 5_000,
  retriesMax: 2,
  backoffMs: 5,
  backoffMsMax: 20,
  retryAfterMsMax: 2_000,
  breakerMs: 150,
};

describe('a sync with official results', () => {
  let source: MisbehavingServer;
  let hindcast: RunningService;
  const started = (options: object = {}, directory?: string) =>
    runningService({ ...(directory ? { directory } : {}), sync: { ...swift, breakerFailures: 50, host: source.origin, ...options } });
  beforeAll(async () => {
    source = await MisbehavingServer.start();
  });
  afterAll(() => source.stop());
  const draws = async () => (await hindcast.get('/v1/games/powerball/draws')).body.items.length;
  const count = async (type: string) => (await hindcast.get(`/v1/events?type=${type}&limit=1000`)).body.items.length;

  describe('whose source answers', () => {
    beforeEach(async () => {
      hindcast = await started();
    });
    afterEach(() => hindcast.stop());

    it('imports what is new, and tells the import', async () => {
      source.answer(ok);
      const { status, body } = await hindcast.post(sync);
      expect([status, body]).toMatchObject([200, { accepted: 2, duplicates: 0, rejected: 0, notModified: false, attempts: 1 }]);
      expect(source.requests[0]?.url).toBe('/resource/d6yy-54nr.json?$limit=50000&$order=draw_date');
      expect((await hindcast.get(`/v1/imports/${body.importId}`)).body).toMatchObject({ accepted: 2, synthetic: false });
      expect((await hindcast.get('/v1/games/powerball/draws/2026-08-05')).body).toMatchObject({ powerPlay: 2, source: 'import' });
      expect((await hindcast.get('/v1/logs?source=sync')).body.items[0].message).toBe('powerball synced: 2 accepted, 0 conflicts');
    });

    it('asks for a newer state only, also after a restart', async () => {
      source.answer(answers(200, rows, { etag, 'last-modified': lastModified }), answers(304));
      await hindcast.post(sync);
      expect((await hindcast.post(sync)).body).toMatchObject({ importId: null, notModified: true, etag, lastModified });
      await hindcast.stop();
      hindcast = await started({}, hindcast.directory);
      expect((await hindcast.post(sync)).body).toMatchObject({ notModified: true, etag });
      const conditions = source.requests.map(({ headers }) => [headers['if-none-match'], headers['if-modified-since']]);
      expect(conditions).toEqual([
        [undefined, undefined],
        [etag, lastModified],
        [etag, lastModified],
      ]);
      source.answer(answers(200, more, { etag: '"2"' }));
      expect((await hindcast.post(sync)).body).toMatchObject({ accepted: 1, duplicates: 2, etag: '"2"', lastModified: null });
    });

    it('knows the same data again from a source without validators', async () => {
      source.answer(ok);
      await hindcast.post(sync);
      expect((await hindcast.post(sync)).body).toMatchObject({ importId: null, notModified: true, attempts: 1 });
      expect(await count('ImportStarted')).toBe(1);
    });

    it('takes an answer that is still fresh at its word', async () => {
      source.answer(answers(200, rows, { 'cache-control': 'max-age=60' }));
      await hindcast.post(sync);
      expect((await hindcast.post(sync)).body).toMatchObject({ notModified: true, attempts: 0 });
      expect(source.requests).toHaveLength(1);
    });

    it('leaves bad rows to the import, and never overwrites', async () => {
      await hindcast.post('/v1/games/powerball/draws', { date: '2026-08-05', numbers: { white: [1, 2, 3, 4, 5], powerball: [6] } });
      source.answer(answers(200, [...rows, { draw_date: '2026-08-04T00:00:00.000', winning_numbers: '1 2' }]));
      expect((await hindcast.post(sync)).body).toMatchObject({ accepted: 1, conflicts: 1, rejected: 1 });
    });

    it('does nothing twice under one key', async () => {
      source.answer(ok);
      const headers = { 'idempotency-key': 'sync-1' };
      const first = await hindcast.post(sync, undefined, headers);
      expect((await hindcast.post(sync, undefined, headers)).body).toEqual(first.body);
      expect([source.requests.length, await count('DrawsSynced'), await count('DrawIngested')]).toEqual([1, 1, 2]);
    });

    it('is alone: a second one is refused meanwhile', async () => {
      let release = () => {};
      source.answer((request, response) => {
        release = () => ok(request, response);
      });
      const first = hindcast.post(sync);
      await until(() => source.requests.length > 0);
      expect(await hindcast.post(sync)).toMatchObject({ status: 409, body: { type: '/problems/sync-running' } });
      expect((await hindcast.get(sync)).body).toMatchObject({ running: true });
      release();
      expect((await first).status).toBe(200);
    });

    it('refuses a game that there is not', async () => {
      expect((await hindcast.post('/v1/games/bingo/sync')).body).toMatchObject({ type: '/problems/game-not-found' });
    });

    it('tells the last syncs, as of a moment too', async () => {
      source.answer(answers(404), ok);
      await hindcast.post(sync);
      const { headers } = await hindcast.post(sync);
      const { body } = await hindcast.get(sync);
      expect(body).toMatchObject({
        game: 'powerball',
        running: false,
        breaker: { state: 'closed', retryAt: null },
        nextAt: null,
        lastSync: { accepted: 2, attempts: 1 },
        lastFailure: { code: 'unexpected-status', attempts: 1 },
      });
      expect(headers.get('x-log-position')).toBe(String((await hindcast.get('/v1/events?type=DrawsSynced')).body.items[0].position));
      expect((await hindcast.get(`${sync}?asOf=position:1`)).body).toMatchObject({ lastSync: null, lastFailure: null });
    });
  });

  describe('whose source misbehaves', () => {
    beforeAll(async () => {
      hindcast = await started();
    });
    afterAll(() => hindcast.stop());
    let waited: number;
    const timed = async () => {
      const before = performance.now();
      const answer = await hindcast.post(sync);
      waited = performance.now() - before;
      return answer;
    };

    it.each([
      ['429 once', answers(429), 0],
      ['429 that asks for a second', answers(429, '', { 'retry-after': '1' }), 1_000],
      ['429 that asks for a date', (request, response) => answers(429, '', { 'retry-after': inTwoSeconds() })(request, response), 900],
      ['500', answers(500, 'oops'), 0],
      ['503 that asks for a second', answers(503, '', { 'retry-after': '1' }), 1_000],
      ['a reset', resets, 0],
      ['a body that never ends', neverEnds, swift.attemptMsMax],
    ] as [string, ReturnType<typeof answers>, number][])('comes through after %s', async (_, misbehaviour, waitMs) => {
      source.answer(misbehaviour, answers(200, rows));
      expect(await timed()).toMatchObject({ status: 200, body: { attempts: 2 } });
      expect(waited).toBeGreaterThanOrEqual(waitMs - 5);
      expect(await draws()).toBe(2);
    });

    it.each([
      ['429 again and again', answers(429), 'too-many-requests', 3],
      ['500 again and again', answers(500), 'server-error', 3],
      ['404', answers(404), 'unexpected-status', 1],
      ['304 to no condition', answers(304), 'unexpected-status', 1],
      ['resets again and again', resets, 'unreachable', 3],
      ['bodies that never end', neverEnds, 'timed-out', 3],
      ['truncated JSON', answers(200, JSON.stringify(rows).slice(0, -9)), 'broken-json', 1],
      ['a web page with status 200', answers(200, '<!DOCTYPE html><html>Sorry</html>', { 'content-type': 'text/html' }), 'not-json', 1],
      ['an empty list', answers(200, []), 'empty-list', 1],
      ['a list of something else', answers(200, [{ id: 1 }]), 'not-draws', 1],
      ['an object', answers(200, { message: 'over quota' }), 'not-draws', 1],
      ['11 MB', answers(200, ' '.repeat(11 * 1024 * 1024)), 'too-large', 1],
      ['a redirect to a private address', answers(302, '', { location: 'http://10.0.0.1/draws.json' }), 'redirect-refused', 1],
      ['a redirect to another port here', answers(302, '', { location: 'http://127.0.0.1:9/' }), 'redirect-refused', 1],
      ['a redirect to a name of this machine', answers(302, '', { location: 'http://localhost:9/' }), 'redirect-refused', 1],
      ['a redirect to a file', answers(302, '', { location: 'file:///etc/passwd' }), 'redirect-refused', 1],
      ['redirects in a circle', answers(302, '', { location: '/again' }), 'redirect-refused', 1],
    ])('says so after %s', async (_, misbehaviour, reason, attempts) => {
      const known = await hindcast.get(sync);
      const imports = await count('ImportStarted');
      source.answer(misbehaviour);
      const { status, body } = await hindcast.post(sync);
      expect([status, body]).toMatchObject([502, { type: '/problems/sync-failed', reason, attempts, breaker: { state: 'closed' } }]);
      expect(await count('ImportStarted')).toBe(imports);
      const { lastSync, lastFailure } = (await hindcast.get(sync)).body;
      expect([lastSync, lastFailure]).toMatchObject([known.body.lastSync, { code: reason, attempts, reason: body.detail }]);
      expect((await hindcast.get('/v1/logs?kind=event&level=warn&source=sync&limit=1')).body.items[0].message).toContain(body.detail);
    });

    it('follows a redirect within the source', async () => {
      source.answer(answers(301, '', { location: '/moved' }), answers(200, more));
      expect((await hindcast.post(sync)).body).toMatchObject({ accepted: 1 });
      expect(source.requests[1]?.url).toBe('/moved');
    });

    it('can be tried again under the key that failed', async () => {
      source.answer(answers(404), ok);
      const headers = { 'idempotency-key': 'sync-2' };
      expect((await hindcast.post(sync, undefined, headers)).status).toBe(502);
      expect((await hindcast.post(sync, undefined, headers)).status).toBe(200);
    });
  });

  describe('with a patience of its own', () => {
    afterEach(() => hindcast.stop());

    it('gives up on a source that takes too long in all', async () => {
      hindcast = await started({ syncMsMax: 200, attemptMsMax: 5_000 });
      source.answer(neverEnds);
      expect((await hindcast.post(sync)).body).toMatchObject({
        reason: 'timed-out',
        attempts: 1,
        detail: expect.stringContaining('within 0.2 s'),
      });
    });

    it('leaves a source alone that fails too often, and closes the breaker after a trial', async () => {
      hindcast = await started({ breakerFailures: 3 });
      const health = async () => (await hindcast.get('/health/ready')).body;
      expect((await health()).parts.sync).toBe('up: closed, no sync yet');
      source.answer(answers(500));
      expect((await hindcast.post(sync)).body).toMatchObject({ type: '/problems/sync-failed', attempts: 3, breaker: { state: 'open' } });
      expect(await hindcast.post(sync)).toMatchObject({ status: 503, body: { type: '/problems/sync-unavailable', attempts: 0 } });
      expect([source.requests.length, await count('SyncFailed')]).toEqual([3, 1]);
      expect(await health()).toMatchObject({
        status: 'degraded',
        parts: { sync: expect.stringMatching(/^degraded: open, asked again from 2/) },
      });
      await new Promise((resolve) => setTimeout(resolve, swift.breakerMs + 10));
      expect((await hindcast.get(sync)).body.breaker.state).toBe('half-open');
      source.answer(ok);
      expect((await hindcast.post(sync)).status).toBe(200);
      expect((await hindcast.get(sync)).body.breaker).toEqual({ state: 'closed', retryAt: null });
      expect(await health()).toMatchObject({ status: 'up', parts: { sync: expect.stringMatching(/^up: closed, last at 2/) } });
    });

    it('leaves a source alone that asks for an hour', async () => {
      hindcast = await started();
      source.answer(answers(429, '', { 'retry-after': '3600' }));
      const { status, body } = await hindcast.post(sync);
      expect([status, body]).toMatchObject([502, { reason: 'too-many-requests', attempts: 1, breaker: { state: 'open' } }]);
      expect(Date.parse(body.breaker.retryAt) - Date.now()).toBeGreaterThan(3_590_000);
      expect(await hindcast.post(sync)).toMatchObject({ status: 503, body: { detail: expect.stringContaining('asked for patience') } });
      expect(source.requests).toHaveLength(1);
    });

    it('runs by itself where an operator asked for it, and goes on after a restart', async () => {
      source.answer(answers(500), answers(404), ok);
      hindcast = await started({ everyMs: 100 });
      await until(async () => (await count('DrawsSynced')) > 0);
      const [synced] = (await hindcast.get('/v1/events?type=DrawsSynced&order=asc')).body.items;
      expect(synced.meta.actor).toBe('system:sync-draws-on-schedule');
      expect((await hindcast.get(sync)).body.nextAt).toMatch(/^2\d{3}-/);
      await hindcast.stop();
      hindcast = await started({ everyMs: 3_600_000 }, hindcast.directory);
      const { lastSync, nextAt } = (await hindcast.get(sync)).body;
      expect(Date.parse(nextAt) - Date.parse(lastSync.at)).toBe(3_600_000);
    });

    it('is broken off by a stop of the service, and that is on record', async () => {
      hindcast = await started({ attemptMsMax: 20_000, syncMsMax: 20_000, everyMs: 60_000 });
      source.answer(neverEnds);
      await until(() => source.requests.length > 0);
      const before = performance.now();
      await hindcast.stop();
      expect(performance.now() - before).toBeLessThan(2_000);
      hindcast = await started({}, hindcast.directory);
      const { items } = (await hindcast.get('/v1/events?type=SyncFailed')).body;
      expect(items).toMatchObject([{ data: { code: 'stopped', attempts: 1 } }]);
    });
  });
});

/** A date that is at least a second away, as HTTP writes dates: to the second. */
const inTwoSeconds = () => new Date(Date.now() + 2_000).toUTCString();
