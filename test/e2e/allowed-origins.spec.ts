import { type RunningService, runningService } from '../support/running-service';

const board = 'https://board.example.org';

describe('a web page of somebody else', () => {
  let service: RunningService;
  beforeAll(async () => {
    service = await runningService();
  });
  afterAll(() => service.stop());

  it('reads nothing here: no answer allows it to', async () => {
    const { headers } = await call(service, 'GET', '/v1/games', { origin: 'https://evil.example' });
    expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
    const asked = await call(service, 'OPTIONS', '/v1/games', { origin: board, 'access-control-request-method': 'POST' });
    expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([404, null]);
  });
});

describe('an origin that an operator has allowed', () => {
  let service: RunningService;
  beforeAll(async () => {
    service = await runningService({ edge: { corsOrigins: [board] } });
  });
  afterAll(() => service.stop());

  it('may read answers, with the headers that they tell more by, and never with cookies', async () => {
    const { headers } = await call(service, 'GET', '/v1/games', { origin: board });
    expect(headers.get('access-control-allow-origin')).toBe(board);
    expect(headers.get('access-control-expose-headers')).toContain('X-Log-Position, ETag, Location, X-Request-Id');
    expect([headers.get('access-control-allow-credentials'), headers.get('vary')]).toEqual([null, expect.stringContaining('Origin')]);
  });

  it('may read problems, exports and streams as well', async () => {
    const feed = await fetch(`${service.service.url}/v1/events/feed`, { headers: { origin: board } });
    await feed.body?.cancel();
    for (const { headers } of [
      await call(service, 'GET', '/v1/none', { origin: board }),
      await call(service, 'GET', '/v1/games/powerball/draws/export', { origin: board }),
      feed,
    ])
      expect(headers.get('access-control-allow-origin')).toBe(board);
  });

  it('may ask for work', async () => {
    const preflight = await call(service, 'OPTIONS', '/v1/predictions', {
      ...{ origin: board, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type,idempotency-key' },
    });
    expect([preflight.status, preflight.headers.get('access-control-allow-headers')]).toEqual([
      204,
      expect.stringContaining('Idempotency-Key'),
    ]);
    const asked = await call(service, 'POST', '/v1/games/powerball/tickets/random', { origin: board }, '{"count":1}');
    expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([200, board]);
  });

  it.each([`${board}.evil.example`, 'http://board.example.org', `${board}:8443`, 'https://BOARD.example.org', 'null'])(
    'is no other: not %s',
    async (origin) => {
      const { headers } = await call(service, 'GET', '/v1/games', { origin });
      expect(headers.get('access-control-allow-origin')).toBeNull();
    },
  );
});

async function call({ service }: RunningService, method: string, path: string, headers: Record<string, string>, body?: string) {
  const typed = body === undefined ? headers : { 'content-type': 'application/json', ...headers };
  const response = await fetch(service.url + path, { method, headers: typed, ...(body === undefined ? {} : { body }) });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text.startsWith('{') ? JSON.parse(text) : text };
}
