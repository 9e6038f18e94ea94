import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { Settings } from '#modules/configuration';
import { startService, type Service } from '#app/service';
import { scratchDirectory } from './fixture';
import { type Bar, median, timed } from './report';

const rounds = 8;
const requestsEach = 2_000;

/** What it costs a request that it is told of in the process log, beside a service that writes nothing down, in turns. */
export async function logBars(): Promise<Bar[]> {
  const directory = scratchDirectory();
  const services = {
    logging: await started(join(directory, 'logging'), 'info'),
    silent: await started(join(directory, 'silent'), 'fatal'),
  };
  const costs: { logging: number[]; silent: number[] } = { logging: [], silent: [] };
  for (let round = 0; round <= rounds; round++) {
    for (const of of round % 2 === 0 ? (['logging', 'silent'] as const) : (['silent', 'logging'] as const)) {
      const cost = await microsecondsARequest(services[of]);
      if (round > 0) costs[of].push(cost);
    }
  }
  const pageMs = await readMs(services.logging);
  for (const service of Object.values(services)) await service.stop('measured');
  const [withLog, without] = [median(costs.logging), median(costs.silent)];
  return [
    {
      name: 'CPU of the API for a request told of in the process log, to none',
      measured: withLog / without,
      limit: 1.1,
      atLeast: false,
      unit: '×',
      note: `${Math.round(withLog)} to ${Math.round(without)} µs`,
    },
    { name: 'page of 100 lines of both logs over HTTP', measured: pageMs, limit: 15, atLeast: false, unit: 'ms', note: '' },
  ];
}

async function started(directory: string, level: 'info' | 'fatal'): Promise<Service> {
  const settings = new Settings('127.0.0.1', 0, join(directory, 'data'), join(directory, 'models'), false);
  const service = await startService(Object.assign(settings, { logs: { ...settings.logs, level } }), { write() {} });
  await service.ready;
  return service;
}

/** What the one thread that answers requests spends on each. Whoever asks works in a thread of his own, and so does the log. */
async function microsecondsARequest({ url }: Service): Promise<number> {
  const before = cpuMicroseconds();
  await autocannon({ url: `${url}/v1/games`, connections: 8, workers: 1, amount: requestsEach });
  return (cpuMicroseconds() - before) / requestsEach;
}

/** Time on a CPU of this thread, as Linux tells it: other work on the machine does not count. */
function cpuMicroseconds(): number {
  const [nanoseconds] = readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ');
  return Number(nanoseconds) / 1_000;
}

/** The median time of a page, anywhere among tens of thousands of lines, in milliseconds. */
async function readMs({ url }: Service): Promise<number> {
  const times: number[] = [];
  let cursor = '';
  for (let page = 0; page < 100; page++) {
    times.push(
      await timed(async () => {
        const { nextCursor } = (await (await fetch(`${url}/v1/logs?limit=100${cursor}`)).json()) as { nextCursor: string };
        cursor = `&cursor=${nextCursor}`;
      }),
    );
  }
  return median(times);
}
