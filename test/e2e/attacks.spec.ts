import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { RawClient, rawRequest, spoken } from '../support/raw-client';
import { type RunningService, runningService } from '../support/running-service';

const traversals = [
  '..',
  '../../../../etc/passwd',
  '..%2f..%2f..%2f..%2fetc%2fpasswd',
  '%2e%2e/%2e%2e/etc/passwd',
  '..%5c..%5cpackage.json',
  '%2fetc%2fpasswd',
];
const traversal = /root:.*:0:0:|"private": true/;

describe('a service with something on record, attacked by', () => {
  let service: RunningService;
  let head: string | null;
  beforeAll(async () => {
    service = await runningService({ sample: true });
    head = (await service.get('/v1/games')).headers.get('x-log-position');
  }, 60_000);
  afterAll(() => service.stop());
  const said = (line: string, headers: string[] = [], body = '') => spoken(service.service.url, rawRequest(line, headers, body));
  const positionNow = async () => (await service.get('/v1/games')).headers.get('x-log-position');

  it.each([
    '/verify/',
    '/docs/',
    '/',
    '/assets/',
    '/draws/',
    '/v1/models/',
    '/v1/imports/',
    '/v1/projections/',
    '/v1/games/powerball/model-slots/',
  ])('path traversal below %s, serves no file that it does not mean to', async (base) => {
    for (const path of traversals) {
      const heard = await said(`GET ${base}${path}`);
      expect([path, heard.split('\r\n')[0]]).toEqual([path, expect.stringMatching(/^HTTP\/1\.1 (200|302|400|404) /)]);
      expect(heard).not.toMatch(traversal);
    }
  });

  it('path traversal in what exports and files are named by, writes and names nothing outside', async () => {
    for (const name of ['..%2f..%2fevil', '..', 'draws%00.csv', 'draws%0d%0aX-Injected:1']) {
      expect(await said(`GET /v1/projections/${name}/export`)).toMatch(/^HTTP\/1\.1 40[04] /);
      expect(await said(`GET /v1/games/${name}/draws/export`)).toMatch(/^HTTP\/1\.1 40[04] /);
    }
    const { status } = await service.post('/v1/games', { id: '../evil' });
    expect([status, existsSync(join(service.directory, 'evil'))]).toEqual([422, false]);
  });

  it('header injection, echoes nothing that begins a header of its own', async () => {
    const injected = '%0d%0aX-Injected:%201';
    for (const path of [
      `/v1/games/${injected}`,
      `/v1/games?asOf=${injected}`,
      `/v1/streams/draw-x${injected}`,
      `/v1/nothing${injected}`,
      `/verify${injected}`,
    ])
      expect(await said(`GET ${path}`)).not.toMatch(/^x-injected/im);
    expect(await said('GET /v1/games', ['X-Correlation-Id: a\rX-Injected: 1'])).not.toMatch(/^x-injected/im);
    expect(await said('GET /v1/games', ['X-Request-Id: mine'])).not.toMatch(/^x-request-id: mine/im);
  });

  it('header injection into what is recorded of a request, records an id of its own instead', async () => {
    const headers = { 'x-correlation-id': 'a b"><script>' };
    const { status } = await service.post('/v1/log/checkpoints', undefined, headers);
    expect(status).toBe(201);
    const { body } = await service.get('/v1/events?limit=5');
    for (const { meta } of body.items) expect(meta.correlationId).toMatch(/^[\w.:-]{1,100}$/);
    head = await positionNow();
  });

  it('prototype pollution in a body, changes no object but what was sent', async () => {
    for (const body of [
      '{"__proto__":{"polluted":1},"count":1}',
      '{"constructor":{"prototype":{"polluted":1}},"count":1}',
      '{"count":1,"pools":{"__proto__":{"polluted":1}}}',
    ])
      await said('POST /v1/games/powerball/tickets/random', ['Content-Type: application/json', `Content-Length: ${body.length}`], body);
    const { status } = await service.post(
      '/v1/games',
      JSON.parse('{"id":"polluted","pools":{"constructor":{"label":"x","columns":["a"]}}}'),
    );
    expect(status).toBe(422);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('prototype pollution in an address, changes no object', async () => {
    for (const query of ['__proto__[polluted]=1', '__proto__.polluted=1', 'constructor[prototype][polluted]=1', '__proto__=1']) {
      expect([200, 400]).toContain((await service.get(`/v1/games?${query}`)).status);
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it.each(["' OR '1'='1", "'; DROP TABLE draws; --", '1 UNION SELECT sql FROM sqlite_master', "\\'; SELECT 1", '%', '_'])(
    'SQL in filters and sorts: %s, is a text or is refused',
    async (sql) => {
      const text = encodeURIComponent(sql);
      const cursor = Buffer.from(sql).toString('base64url');
      const ask = async (path: string) => [path, (await service.get(path)).status];
      for (const path of [`order=${text}`, `limit=${text}`, `cursor=${cursor}`, `from=${text}`, `minPosition=${text}`])
        expect(await ask(`/v1/games/powerball/draws?${path}`)).toEqual([expect.any(String), 400]);
      for (const path of [`type=${text}`, `from=${text}`]) expect(await ask(`/v1/events?${path}`)).toEqual([expect.any(String), 400]);
      for (const path of [`stream=${text}`, `category=${text}`]) {
        const { status, body } = await service.get(`/v1/events?${path}`);
        expect(status === 400 || body.items.length === 0).toBe(true);
      }
      const found = await service.get(`/v1/logs?text=${text}`);
      expect(found.status).toBe(200);
      for (const { message } of found.body.items) expect(message).toContain(sql);
      expect((await service.get('/v1/games/powerball/draws?limit=1')).body.items).toHaveLength(1);
    },
  );

  it('formula cells, exports them as texts that no spreadsheet runs', async () => {
    const [model] = (await service.get('/v1/models')).body.items;
    const formulas = ['=HYPERLINK("http://evil.example","x")', '+1+1', '-1+1', '@SUM(1)', '\t=1+1', '\r=1+1'];
    for (const reason of formulas) await service.post(`/v1/models/${model.id}/promote`, { reason });
    await service.importCsv('draw_date,n1,n2,n3,n4,n5,powerball\n=1+1,@x,1,2,3,4,5\n');
    const { items } = (await service.get('/v1/projections')).body;
    let defused = 0;
    for (const { name } of items) {
      const text = String((await service.get(`/v1/projections/${name}/export?format=csv`)).body);
      const cells = (parse(text) as string[][]).flat();
      expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell) && !/^[-+]?[\d.]+(e[-+]?\d+)?$/i.test(cell))).toEqual([]);
      defused += cells.filter((cell) => /^'[=+\-@\t\r]/.test(cell)).length;
    }
    expect(defused).toBeGreaterThan(0);
    head = await positionNow();
  });

  it('two requests that are smuggled as one, answers the first and hangs up', async () => {
    const smuggled = 'GET /v1/config HTTP/1.1\r\nHost: x\r\n\r\n';
    const client = await RawClient.to(service.service.url);
    client.say(
      `POST /v1/games/powerball/sample/drop HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`,
    );
    const heard = await client.untilClosed();
    expect(heard.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 400']);
  });

  it('all of these together, has put nothing on record that it refused', async () => {
    expect(await positionNow()).toBe(head);
  });
});
