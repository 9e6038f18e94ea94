import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { drawDatesBetween } from '../../src/modules/draws/domain/draw-calendar';
import { ChildService } from '../support/child-service';
import { dailyFile, dailyGame } from '../support/daily-game';
import { powerball } from '../support/games';
import { sampleCsv } from '../support/sample-csv';
import { temporaryDirectory } from '../support/temporary-directory';
import { until } from '../support/until';

type Json = ReturnType<typeof JSON.parse>;
type Refusal = { status: number; type: string; retryAfter: string | null };

const json = { 'content-type': 'application/json' };
const ask = async (url: string, init: RequestInit = {}): Promise<Json> => (await fetch(url, init)).json();

/** Records draws of some dates one after the other, until the service is gone. */
async function record(url: string, dates: readonly string[], acknowledged: Json[], refused: Refusal[]): Promise<void> {
  for (const [index, date] of dates.entries()) {
    const body = JSON.stringify({ date, numbers: { white: [1, 2, 3, 4, 5 + (index % 40)], powerball: 1 + (index % 30) } });
    const response = await fetch(`${url}/v1/games/powerball/draws`, { method: 'POST', headers: json, body }).catch(() => null);
    if (response === null) return;
    // An answer that began is whole: a part of one would not be read.
    const answer: Json = await response.json();
    if (response.status === 201) acknowledged.push(answer);
    else refused.push({ status: response.status, type: answer.type, retryAfter: response.headers.get('retry-after') });
  }
}

/** A request whose body never comes to its end. */
async function unfinishedRequest(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname).on('error', () => {});
  await once(socket, 'connect');
  socket.write('POST /v1/trainings HTTP/1.1\r\nhost: hindcast\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{');
  return socket;
}

describe('a service that is stopped under load', () => {
  it('has every acknowledged write, answers whole or refuses, and ends its streams', async () => {
    const service = await ChildService.start(temporaryDirectory());
    const url = service.url as string;
    const dates = drawDatesBetween(powerball, '1993-01-01', '2014-12-31');
    const [acknowledged, refused]: [Json[], Refusal[]] = [[], []];
    const workers = Array.from({ length: 8 }, (_, worker) =>
      record(
        url,
        dates.filter((_, index) => index % 8 === worker),
        acknowledged,
        refused,
      ),
    );
    const feed = await fetch(`${url}/v1/events/feed`, { headers: { accept: 'text/event-stream' } });
    const followed = feed.text();
    await until(() => acknowledged.length > 100);
    expect(await service.end('SIGTERM')).toBe(0);
    await Promise.all(workers);
    expect(await followed).toContain('event: DrawIngested');
    for (const refusal of refused) expect(refusal).toEqual({ status: 503, type: '/problems/stopping', retryAfter: '5' });
    const again = await ChildService.start(service.directory);
    for (const { position, date } of acknowledged) expect((await ask(`${again.url}/v1/events/${position}`)).data).toMatchObject({ date });
    const { items } = await ask(`${again.url}/v1/events?category=system&limit=2`);
    expect(items.map(({ type, data }: Json) => [type, data.reason])).toEqual([
      ['SystemStarted', undefined],
      ['SystemStopped', 'SIGTERM'],
    ]);
    expect(await again.end('SIGINT')).toBe(0);
  }, 60_000);

  it('answers what it is at to the end', async () => {
    const service = await ChildService.start(temporaryDirectory());
    const post = (path: string, body: string, type = json['content-type']) =>
      fetch(`${service.url}${path}`, { method: 'POST', headers: { 'content-type': type }, body });
    await post('/v1/games', JSON.stringify(dailyGame));
    const importing = post('/v1/games/daily/imports', dailyFile(20_000), 'text/csv');
    await until(async () => (await ask(`${service.url}/v1/events?type=ImportStarted`)).items.length > 0);
    const ended = service.end('SIGTERM');
    const answer = await importing;
    expect([answer.status, ((await answer.json()) as Json).accepted]).toEqual([201, 20_000]);
    expect(await ended).toBe(0);
  }, 60_000);

  it('parks a training with a clear event', async () => {
    const service = await ChildService.start(temporaryDirectory());
    const csv = { method: 'POST', headers: { 'content-type': 'text/csv' }, body: sampleCsv(1_200) };
    await ask(`${service.url}/v1/games/powerball/imports`, csv);
    const { id } = await ask(`${service.url}/v1/trainings`, { method: 'POST', headers: json, body: '{"algorithm":"gru"}' });
    await until(async () => (await ask(`${service.url}/v1/trainings/${id}`)).status === 'running');
    expect(await service.end('SIGTERM')).toBe(0);
    const again = await ChildService.start(service.directory);
    const reason = 'the service stopped while the training was running';
    expect(await ask(`${again.url}/v1/trainings/${id}`)).toMatchObject({ status: 'failed', error: reason });
    await again.end('SIGKILL');
  }, 60_000);
});

describe('a service that waits for a request that does not end', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)(
    'ends at once at a second signal: %s, with %d',
    async (signal, code) => {
      const service = await ChildService.start(temporaryDirectory(), { HINDCAST_STOP_SECONDS: '600' });
      const socket = await unfinishedRequest(service.url as string);
      await ask(`${service.url}/v1/games`);
      process.kill(service.pid, 'SIGTERM');
      await until(
        () => ask(`${service.url}/health/ready`).catch(() => ({ status: 'down' })),
        ({ status }) => status === 'down',
      );
      expect(await service.end(signal)).toBe(code);
      socket.destroy();
      const again = await ChildService.start(service.directory);
      await again.end('SIGKILL');
    },
    60_000,
  );

  it('breaks it off when its time is over, and ends in order', async () => {
    const service = await ChildService.start(temporaryDirectory(), { HINDCAST_STOP_SECONDS: '1' });
    const socket = await unfinishedRequest(service.url as string);
    await ask(`${service.url}/v1/games`);
    expect(await service.end('SIGTERM')).toBe(0);
    expect(service.said).toContain('1 requests were not answered in time');
    socket.destroy();
  }, 60_000);
});
