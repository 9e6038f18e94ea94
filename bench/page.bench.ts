import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { SqliteEventLog } from '#events/store';
import { Settings } from '#modules/configuration';
import { startService } from '#app/service';
import { RawLog } from './raw-log';
import { type Bar, median, timed } from './report';

const filter = { types: ['DrawIngested'], from: '2000-01-01T00:00:00.000Z', to: '2100-01-01T00:00:00.000Z' };

/** The median time of a page of 100 events by type and time, in milliseconds. */
export async function pageMs(log: SqliteEventLog, cursor: number): Promise<number> {
  const times: number[] = [];
  for (let time = 0; time < 300; time++) times.push(await timed(() => log.page(filter, { limit: 100, order: 'asc', cursor })));
  return median(times);
}

/** Pages anywhere in the log, in the store. */
export async function pageBars(log: SqliteEventLog): Promise<Bar[]> {
  await pageMs(log, 0);
  const first = await pageMs(log, 0);
  const others = [await pageMs(log, Math.floor(log.head / 2)), await pageMs(log, log.head - 150)];
  const worst = Math.max(first, ...others);
  return [
    {
      name: 'audit page of 100 by type and time, worst to first',
      measured: worst / first,
      limit: 1.5,
      atLeast: false,
      unit: '×',
      note: `at ${log.head} events`,
    },
    {
      name: 'audit page of 100 by type and time',
      measured: worst,
      limit: 1,
      atLeast: false,
      unit: 'ms',
      note: 'first, middle and last page',
    },
  ];
}

/** Pages over HTTP, beside a server that reads the stored texts and writes them. */
export async function httpPageBars(directory: string): Promise<Bar[]> {
  const settings = new Settings('127.0.0.1', 0, directory, join(directory, 'models'), false);
  const service = await startService(settings, { write() {} });
  await service.ready;
  const raw = new RawLog(settings.logFile);
  const server = createServer((_, response) => response.end(raw.storedLines(1_000))).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const rawUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const get = async (url: string, count: number) => {
    const times: number[] = [];
    for (let time = 0; time < count; time++) times.push(await timed(async () => (await fetch(url)).arrayBuffer()));
    return median(times.slice(count / 4));
  };
  const [written, page, small] = [
    await get(rawUrl, 120),
    await get(`${service.url}/v1/events?limit=1000&order=asc`, 120),
    await get(`${service.url}/v1/events?limit=100&order=asc&type=DrawIngested`, 120),
  ];
  server.close();
  raw.close();
  await service.stop('measured');
  return [
    {
      name: 'page of 1,000 events over HTTP, to writing the stored texts',
      measured: written / page,
      limit: 0.5,
      atLeast: true,
      unit: '×',
      note: `${page.toFixed(1)} to ${written.toFixed(1)} ms`,
    },
    { name: 'audit page of 100 over HTTP', measured: small, limit: 5, atLeast: false, unit: 'ms', note: '' },
  ];
}
