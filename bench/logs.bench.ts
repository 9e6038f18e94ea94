import { join } from 'node:path';
import autocannon from 'autocannon';
import { Settings } from '#modules/platform';
import { startService, type Service } from '#app/service';
import { scratchDirectory } from './fixture';
import { type Bar, median, timed } from './report';

const rounds = 7;
const secondsEach = 2;

/** What it costs a request that it is told of in the process log, beside a service that writes nothing down, in turns. */
export async function logBars(): Promise<Bar[]> {
  const directory = scratchDirectory();
  const [logging, silent] = [await started(join(directory, 'logging'), 'info'), await started(join(directory, 'silent'), 'fatal')];
  const rates: { logging: number[]; silent: number[] } = { logging: [], silent: [] };
  for (let round = 0; round <= rounds; round++) {
    const [withLog, without] = [await requestsASecond(logging), await requestsASecond(silent)];
    if (round === 0) continue;
    rates.logging.push(withLog);
    rates.silent.push(without);
  }
  const pageMs = await readMs(logging);
  await logging.stop('measured');
  await silent.stop('measured');
  const [withLog, without] = [median(rates.logging), median(rates.silent)];
  return [
    {
      name: 'requests told of in the process log, to none told of',
      measured: withLog / without,
      limit: 0.9,
      atLeast: true,
      unit: '×',
      note: `${Math.round(withLog)} to ${Math.round(without)} requests/s`,
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

/** Whoever asks works in a thread of his own, so that both cost the service alone. */
async function requestsASecond({ url }: Service): Promise<number> {
  const { requests } = await autocannon({ url: `${url}/v1/games`, connections: 8, workers: 1, duration: secondsEach });
  return requests.average;
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
