import { once } from 'node:events';
import { createServer, get, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { DrawIngested, drawStream } from '#events/draws';
import { drawn, logUnderTest, meta } from '../../../test/support/log-under-test';
import { until } from '../../../test/support/until';
import type { Announcements } from '#modules/platform';
import { EventFeed } from './event-feed';

const events = 20_000;
/** What one write of the feed, and the sockets' own buffers, may hold. */
const bytesMax = 1_000_000;

/** Dates one after the other, as the log wants one stream a draw. */
const day = (index: number) => new Date(Date.UTC(1950, 0, 1 + index)).toISOString().slice(0, 10);

describe('the feed, to a listener that reads slowly', () => {
  it('holds back what is not read yet, leaves no listener behind, and loses nothing', async () => {
    const { log } = await logUnderTest();
    const draw = drawn('2026-11-18');
    const appends = Array.from({ length: events }, (_, index) => ({
      stream: drawStream('powerball', day(index)),
      expectedVersion: 'none' as const,
      events: [DrawIngested({ ...draw.data, date: day(index) })],
    }));
    await log.append(appends, { meta });

    const responses: ServerResponse[] = [];
    const server = createServer((_, response) => {
      responses.push(response);
      void new EventFeed(log, { on: () => () => {} }, response).run(0);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const request = get({ port: (server.address() as AddressInfo).port, host: '127.0.0.1' });
    const [listener] = (await once(request, 'response')) as [IncomingMessage];
    const response = responses[0] as ServerResponse;

    let received = '';
    let held = 0;
    let drains = 0;
    listener.setEncoding('utf8');
    listener.on('data', (chunk: string) => {
      received += chunk;
      held = Math.max(held, response.writableLength);
      drains = Math.max(drains, response.listenerCount('drain'));
      listener.pause();
      setImmediate(() => listener.resume());
    });
    await until(() => received.includes(`id: ${events}\n`));

    const ids = [...received.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));
    expect(ids).toEqual(Array.from({ length: events }, (_, index) => index + 1));
    expect(received.length).toBeGreaterThan(5 * bytesMax);
    expect(held).toBeGreaterThan(0);
    expect(held).toBeLessThan(bytesMax);
    expect(drains).toBeLessThanOrEqual(2);
    request.destroy();
    server.close();
    log.close();
  });

  it('cuts off whoever takes nothing, and spends no memory on telling it how far something is', async () => {
    const { log } = await logUnderTest();
    const appends = Array.from({ length: events }, (_, index) => ({
      stream: drawStream('powerball', day(index)),
      expectedVersion: 'none' as const,
      events: [DrawIngested({ ...drawn('2026-11-18').data, date: day(index) })],
    }));
    await log.append(appends, { meta });
    const responses: ServerResponse[] = [];
    let say = (_: object) => {};
    const on = (name: string, listener: unknown) => {
      if (name === 'training.progress') say = listener as typeof say;
      return () => {};
    };
    const server = createServer((_, response) => {
      responses.push(response);
      void new EventFeed(log, { on: on as Announcements['on'] }, response, 100).run(0);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').on('error', () => {});
    socket.pause().write('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n');
    const response = await until(() => responses[0] as ServerResponse);
    await until(() => response.writableNeedDrain || response.destroyed);
    for (let told = 0; told < 10_000; told++) say({ trainingId: 'x'.repeat(500), done: told });
    expect(response.writableLength).toBeLessThan(bytesMax);
    await until(() => response.destroyed);
    socket.destroy();
    server.close();
    log.close();
  });
});
