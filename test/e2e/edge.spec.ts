import { RawClient, rawRequest, spoken } from '../support/raw-client';
import { type RunningService, runningService } from '../support/running-service';

describe('the edge', () => {
  let service: RunningService;
  beforeAll(async () => {
    service = await runningService();
  });
  afterAll(() => service.stop());
  const said = (line: string, headers: string[] = [], body = '') => spoken(service.service.url, rawRequest(line, headers, body));

  it('tells browsers to run and to load nothing from elsewhere, whatever it answers', async () => {
    for (const path of ['/v1/games', '/v1/none', '/health/live', '/metrics', '/docs', '/v1/games/powerball/draws/export']) {
      const { headers } = await service.get(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect([path, policy]).toEqual([path, expect.stringContaining("default-src 'none'")]);
      expect([path, headers.get('x-content-type-options'), headers.get('referrer-policy')]).toEqual([path, 'nosniff', 'no-referrer']);
      expect([path, headers.get('x-frame-options')]).toEqual([path, 'SAMEORIGIN']);
    }
  });

  it('lets the page that tries the API load all that it needs', async () => {
    const { body: page, headers } = await service.get('/docs');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/upgrade-insecure-requests/);
    const loaded = [...String(page).matchAll(/(?:src|href)="([^"#]+)"/g)].map(([, address]) => String(address));
    expect(loaded.filter((address) => address.endsWith('.js'))).toHaveLength(3);
    for (const address of loaded)
      expect([address, (await service.get(new URL(address, `${service.service.url}/docs`).pathname)).status]).toEqual([address, 200]);
    expect(page).not.toMatch(/<script(?![^>]*src=)[^>]*>|\son[a-z]+=/);
  });

  it('lets the page that checks receipts load all that it needs, and nothing more', async () => {
    const { body: page, headers } = await service.get('/verify/index.html');
    expect(headers.get('content-security-policy')).not.toContain('unsafe-inline');
    const loaded = [...String(page).matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map(([, name]) => `/verify/${name}`);
    expect(loaded.length).toBeGreaterThanOrEqual(2);
    for (const address of loaded) expect((await service.get(address)).status).toBe(200);
    expect(page).not.toMatch(/<style|style="|<script(?![^>]*src=)[^>]*>/);
  });

  it('refuses an address that is too long', async () => {
    expect(await service.get(`/v1/games?asOf=${'1'.repeat(9_000)}`)).toMatchObject({
      status: 414,
      body: { type: '/problems/address-too-long' },
    });
  });

  it('refuses more parameters than anybody needs', async () => {
    const { status, body } = await service.get(`/v1/games?${'limit=1&'.repeat(60)}`);
    expect([status, body.detail]).toEqual([400, 'an address has 50 parameters at most']);
  });

  it('refuses more headers than anybody needs, and drops none in silence', async () => {
    const many = await said(
      'GET /v1/games',
      Array.from({ length: 150 }, (_, index) => `X-${index}: 1`),
    );
    expect(many).toContain('HTTP/1.1 431');
    const tiny = await said(
      'GET /v1/games',
      Array.from({ length: 2_500 }, () => 'a:'),
    );
    expect(tiny).toContain('/problems/headers-too-large');
  });

  it('answers headers beyond all bounds, and what is no HTTP, as any other problem', async () => {
    expect(await said('GET /v1/games', [`X-Large: ${'a'.repeat(20_000)}`])).toMatch(
      /^HTTP\/1\.1 431 [\s\S]*application\/problem\+json[\s\S]*headers-too-large/,
    );
    expect(await spoken(service.service.url, '\0\x01 nonsense\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 400 [\s\S]*application\/problem\+json[\s\S]*invalid-request/,
    );
  });

  it.each([
    ['a length that is no number', ['Content-Length: 1e3']],
    ['two lengths', ['Content-Length: 2', 'Content-Length: 3']],
    ['a length and chunks', ['Content-Length: 2', 'Transfer-Encoding: chunked']],
    ['chunks that are hidden', ['Transfer-Encoding: chunked, identity']],
  ])('takes no request whose end could be argued about: %s', async (_, headers) => {
    const heard = await said('POST /v1/games', ['Content-Type: application/json', ...headers], '{}');
    expect(heard).toMatch(/^HTTP\/1\.1 400 /);
  });
});

describe('a slow client', () => {
  let service: RunningService;
  beforeAll(async () => {
    service = await runningService({ edge: { headersMsMax: 300, requestMsMax: 600, checkEveryMs: 50, stalledMs: 300 } });
  });
  afterAll(() => service.stop());

  it('says nothing at all, and is cut off', async () => {
    const client = await RawClient.to(service.service.url);
    await client.closed;
  });

  it('says its headers byte by byte, and is told and cut off', async () => {
    const client = await RawClient.to(service.service.url);
    client.say('GET /v1/games HTTP/1.1\r\nHost: 127.0.0.1\r\n');
    const drip = setInterval(() => client.say('X'), 20);
    expect(await client.untilClosed()).toMatch(/^HTTP\/1\.1 408 [\s\S]*\/problems\/request-too-slow/);
    clearInterval(drip);
  });

  it('says its body byte by byte, and is told and cut off, and nothing is done', async () => {
    const { headers } = await service.get('/v1/games');
    const client = await RawClient.to(service.service.url);
    client.say(rawRequest('POST /v1/games/powerball/imports', ['Content-Type: text/csv', 'Content-Length: 100000']));
    const drip = setInterval(() => client.say('1'), 20);
    expect(await client.untilClosed()).toContain('/problems/request-too-slow');
    clearInterval(drip);
    expect((await service.get('/v1/games')).headers.get('x-log-position')).toBe(headers.get('x-log-position'));
  });

  it('takes nothing of its answer, and is cut off', async () => {
    const client = await RawClient.to(service.service.url);
    client.socket.pause();
    const drip = setInterval(() => client.say('GET /openapi.json HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n'), 10);
    await client.closed;
    clearInterval(drip);
  });

  it('listens to a stream in which nothing happens, and is left in peace', async () => {
    const client = await RawClient.to(service.service.url);
    client.say('GET /v1/events/feed HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n');
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect([client.socket.destroyed, client.heard.includes('text/event-stream')]).toEqual([false, true]);
    client.leave();
  });
});
