import { createGzip, gzipSync } from 'node:zlib';
import { execFileSync } from 'node:child_process';
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { ChildService } from '../support/child-service';
import { RawClient } from '../support/raw-client';
import { type RunningService, runningService } from '../support/running-service';
import { sampleCsv } from '../support/sample-csv';
import { temporaryDirectory } from '../support/temporary-directory';

const imports = '/v1/games/powerball/imports?dryRun=true';

/** So many megabytes of the same byte, as gzip makes them a thousandth of it. */
const bomb = (megabytes: number): Promise<Buffer> => {
  const zeros = Buffer.alloc(1024 * 1024, '0');
  return buffer(
    Readable.from(
      (function* () {
        for (let sent = 0; sent < megabytes; sent++) yield zeros;
      })(),
    ).pipe(createGzip()),
  );
};

describe('a body that comes packed', () => {
  let service: RunningService;
  beforeAll(async () => {
    service = await runningService();
  });
  afterAll(() => service.stop());

  const post = async (path: string, type: string, body: Uint8Array | string, encoding = 'gzip') => {
    const headers = { 'content-type': type, 'content-encoding': encoding };
    const response = await fetch(service.service.url + path, { method: 'POST', headers, body });
    return { status: response.status, headers: response.headers, body: (await response.json()) as ReturnType<typeof JSON.parse> };
  };

  it('is read as what it was before', async () => {
    const plain = await service.importCsv(sampleCsv(50));
    expect([plain.status, plain.body.accepted]).toEqual([201, 50]);
    const packed = await post('/v1/games/powerball/imports', 'text/csv', gzipSync(sampleCsv(60)));
    expect([packed.status, packed.body.accepted]).toEqual([201, 10]);
    const json = await post('/v1/games/powerball/tickets/random', 'application/json', gzipSync('{"count":2}'), 'GZIP');
    expect(json.status).toBe(200);
  });

  it('is the same request to an Idempotency-Key, packed or not', async () => {
    const key = { 'Idempotency-Key': 'packed-or-not' };
    const plain = await service.importCsv(sampleCsv(70), key);
    const response = await fetch(`${service.service.url}/v1/games/powerball/imports`, {
      ...{ method: 'POST', headers: { ...key, 'content-type': 'text/csv', 'content-encoding': 'gzip' }, body: gzipSync(sampleCsv(70)) },
    });
    expect([response.status, ((await response.json()) as { id: string }).id]).toEqual([plain.status, plain.body.id]);
  });

  it.each(['br', 'deflate', 'zstd', 'gzip, gzip', 'x', ''])('is refused when it is packed as "%s"', async (encoding) => {
    const { status, headers, body } = await post(imports, 'text/csv', gzipSync('a'), encoding);
    expect([status, body.type, headers.get('accept-encoding')]).toEqual([415, '/problems/unsupported-media-type', 'gzip']);
  });

  it.each([
    ['is not packed at all', Buffer.from('date,numbers')],
    ['is cut short', gzipSync(sampleCsv(50)).subarray(0, 300)],
    ['is broken', Buffer.concat([gzipSync(sampleCsv(50)).subarray(0, 200), Buffer.alloc(400, 7)])],
    ['has no end', gzipSync(sampleCsv(50)).subarray(0, -4)],
  ])('is refused when it %s', async (_, body) => {
    expect(await post(imports, 'text/csv', body)).toMatchObject({ status: 400, body: { type: '/problems/invalid-request' } });
  });

  it('is refused when it is larger than a body may be, however well it is packed', async () => {
    const digits = Array.from({ length: 2_000_000 }, (_, index) => (index * 2_654_435_761) % 4_294_967_296).join(',');
    const body = gzipSync(digits.slice(0, 11 * 1024 * 1024));
    expect(await post(imports, 'text/csv', body)).toMatchObject({ status: 413, body: { type: '/problems/body-too-large' } });
  });

  it('is refused when it was packed so well that it is a bomb', async () => {
    const { status, body } = await post(imports, 'text/csv', await bomb(5));
    expect([status, body.detail]).toEqual([413, 'unpacked, a body is 100 times as large as it was sent, at most']);
  });

  it('is given up when its sender goes away, and nobody else notices', async () => {
    const client = await RawClient.to(service.service.url);
    client.say(
      `POST ${imports} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/csv\r\nContent-Encoding: gzip\r\nContent-Length: 5000\r\n\r\n`,
    );
    client.say(gzipSync(sampleCsv(50)).subarray(0, 300)).leave();
    await client.closed;
    expect((await service.get('/health/live')).status).toBe(200);
  });
});

describe('bombs, many at once', () => {
  let service: ChildService;
  beforeAll(async () => {
    service = await ChildService.start(temporaryDirectory());
  }, 120_000);
  afterAll(() => service.end('SIGTERM'));

  it('cost no memory: each is given up long before it has unfolded', async () => {
    const megabytes = () => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(service.pid)]).toString()) / 1024;
    const [large, before] = [await bomb(400), megabytes()];
    const headers = { 'content-type': 'text/csv', 'content-encoding': 'gzip' };
    const drop = async () => (await fetch(service.url + imports, { method: 'POST', headers, body: large }).catch(() => null))?.status;
    const answered = await Promise.all(Array.from({ length: 20 }, drop));
    expect(answered.filter((status) => status !== 413 && status !== undefined)).toEqual([]);
    expect(megabytes() - before).toBeLessThan(150);
    expect((await fetch(`${service.url}/health/live`)).status).toBe(200);
  }, 120_000);
});
