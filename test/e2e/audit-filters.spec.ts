import { type Answer, type RunningService, runningService } from '../support/running-service';
import { sampleCsv } from '../support/sample-csv';

type Event = { position: number; type: string; stream: string; recordedAt: string };

describe('the log over HTTP', () => {
  let hindcast: RunningService;
  beforeAll(async () => {
    hindcast = await runningService();
    await hindcast.importCsv(`${sampleCsv(8)}x\n`, { 'x-correlation-id': 'audit-1' });
    await hindcast.post('/v1/games/powerball/draws', { date: '2026-08-05', numbers: { white: [1, 2, 3, 4, 5], powerball: 6 } });
  });
  afterAll(() => hindcast.stop());
  const list = async (query: string): Promise<Event[]> => (await hindcast.get(`/v1/events?order=asc&limit=1000&${query}`)).body.items;
  const kinds = async (query: string) => [...new Set((await list(query)).map(({ type }) => type))];

  it('holds every event once, in order, with the whole envelope', async () => {
    const events = await list('');
    expect(events.map(({ position }) => position)).toEqual(events.map((_, index) => index + 1));
    expect(Object.keys(events[0] ?? {}).sort()).toEqual(
      ['position', 'id', 'stream', 'version', 'type', 'schema', 'data', 'meta', 'recordedAt'].sort(),
    );
  });

  it.each([
    ['type=DrawRejected', ['DrawRejected']],
    ['type=ImportStarted,ImportCompleted', ['ImportStarted', 'ImportCompleted']],
    ['category=draw', ['DrawIngested']],
    ['actor=system:hindcast', ['SystemStarted']],
    ['correlationId=audit-1&category=import', ['ImportStarted', 'DrawRejected', 'ImportCompleted']],
    ['stream=draw-powerball-2026-08-05', ['DrawIngested']],
    ['actor=nobody', []],
    ['to=2020-01-01T00:00:00Z', []],
    ['from=2099-01-01T00:00:00Z', []],
  ])('filters by %s', async (query, expected) => {
    expect(await kinds(query)).toEqual(expected);
  });

  it('counts the start of a time range in and its end out', async () => {
    const events = await list('');
    const { recordedAt } = events.at(-1) as Event;
    const from = await list(`from=${recordedAt}`);
    const to = await list(`to=${recordedAt}`);
    expect(from.map(({ position }) => position)).toEqual(
      events.filter((event) => event.recordedAt >= recordedAt).map(({ position }) => position),
    );
    expect([...to, ...from]).toEqual(events);
  });

  it.each(['asc', 'desc'])('leads through events and log lines page by page, %s', async (order) => {
    for (const path of ['/v1/events?', '/v1/logs?kind=event&', '/v1/streams/draw-powerball-2026-08-05?']) {
      const whole: Answer = await hindcast.get(`${path}order=${order}&limit=1000`);
      const paged = [];
      for (let cursor = ''; ; ) {
        const { body } = await hindcast.get(`${path}order=${order}&limit=3${cursor}`);
        expect(body.items.length).toBeLessThanOrEqual(3);
        paged.push(...body.items);
        if (body.nextCursor === null) break;
        cursor = `&cursor=${body.nextCursor}`;
      }
      expect(paged).toEqual(whole.body.items);
    }
  });

  it.each([
    ['/v1/events/99999', 404, 'event-not-found'],
    ['/v1/events/0', 400, 'invalid-request'],
    ['/v1/events/x', 400, 'invalid-request'],
    ['/v1/streams/draw-powerball-1999-01-02', 404, 'stream-not-found'],
    ['/v1/events?cursor=%21', 400, 'invalid-cursor'],
    ['/v1/events?limit=1001', 400, 'invalid-request'],
    ['/v1/events?from=yesterday', 400, 'invalid-request'],
    ['/v1/logs?level=loud', 400, 'invalid-request'],
    ['/v1/imports/nobody', 400, 'invalid-request'],
    ['/v1/imports/01a1fb75-27ac-756e-89b5-25fe0f2eec1d', 404, 'import-not-found'],
  ])('answers %s with %d %s', async (path, status, code) => {
    const answer = await hindcast.get(path);
    expect([answer.status, answer.body.type]).toEqual([status, `/problems/${code}`]);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  it('reads every event as a line, with its level and source', async () => {
    const { body: lines } = await hindcast.get('/v1/logs?kind=event&order=asc&limit=1000');
    expect(lines.items.map(({ position }: Event) => position)).toEqual((await list('')).map(({ position }) => position));
    const { body: warned } = await hindcast.get('/v1/logs?level=warn&source=import');
    expect(warned.items).toMatchObject([{ level: 'warn', source: 'import', message: expect.stringContaining('rejected') }]);
    const { body: found } = await hindcast.get('/v1/logs?text=REJECTED');
    expect(found.items.map(({ position }: Event) => position)).toContain(warned.items[0].position);
  });

  it.each(['%', '_', '100%'])('takes the text %p as it is, not as a pattern', async (text) => {
    expect((await hindcast.get(`/v1/logs?text=${encodeURIComponent(text)}`)).body.items).toEqual([]);
  });

  it('lists every kind of event with a schema of its payload', async () => {
    const { body: types } = await hindcast.get('/v1/event-types');
    const names = types.map(({ type }: Event) => type);
    expect(names).toEqual([...names].sort());
    expect(names).toEqual(expect.arrayContaining(await kinds('')));
    for (const { version, schema } of types) expect([version >= 1, schema.type]).toEqual([true, 'object']);
  });
});
