import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { packageRoot } from '#events/store';
import { dailyGame } from '../test/support/daily-game';
import { rawLog, rawRound } from './append.bench';
import { daysBefore, type Load, most, readPaths, reading, steady, writing } from './load';
import type { Bar } from './report';
import { ServiceProcess } from './service-process';

const seconds = 8;
const readRate = 300;
const writeRate = 50;

type Both = Readonly<{ reads: Load; writes: Load }>;

/** What the service answers a second, and how long an answer takes: alone, while models train, and while the read side is rebuilt. */
export async function loadBars(directory: string): Promise<Bar[]> {
  const service = await ServiceProcess.start(directory);
  await service.post('/v1/games', dailyGame);
  await service.post('/v1/games/powerball/imports', readFileSync(join(packageRoot(), 'data/sample/powerball.csv'), 'utf8'));
  const dates = daysBefore();
  const both = async (): Promise<Both> => {
    const [read, written] = await Promise.all([
      steady(service.url, reading(), readRate, seconds),
      steady(service.url, writing(dates), writeRate, seconds),
    ]);
    return { reads: read, writes: written };
  };
  await both();
  const busiest = {
    reads: await most(service.url, reading(), { connections: 8, seconds }),
    writes: await most(service.url, writing(dates), { connections: 64, seconds }),
  };
  const alone = await both();
  await lagMs(service);
  const training = await meanwhile(() => train(service), both);
  const lag = await lagMs(service);
  const rebuilding = await meanwhile(() => rebuild(service), both);
  const bars = [...(await mostBars(service, busiest)), ...barsOf('training', training, alone), ...barsOf('rebuilding', rebuilding, alone)];
  await service.stop();
  return [
    ...bars,
    { name: 'event-loop lag of the API while training, worst', measured: lag, limit: 50, atLeast: false, unit: 'ms', note: 'under load' },
  ];
}

/** The worst event-loop lag since this was last asked for, in milliseconds. */
const lagMs = async (service: ServiceProcess): Promise<number> =>
  1_000 * (await service.metric('hindcast_event_loop_lag_seconds{quantile="1"}'));

/** Measures while something is done again and again. */
async function meanwhile<Measured>(work: () => Promise<void>, measure: () => Promise<Measured>): Promise<Measured> {
  let isMeasured = false;
  const working = (async () => {
    while (!isMeasured) await work();
  })();
  const measured = await measure();
  isMeasured = true;
  await working;
  return measured;
}

async function train(service: ServiceProcess): Promise<void> {
  const { id } = (await service.post('/v1/trainings', { algorithm: 'mlp', hyperparameters: { epochs: 500 } })) as { id: string };
  await poll(async () => (await service.get<{ status: string }>(`/v1/trainings/${id}`)).status === 'completed');
}

async function rebuild(service: ServiceProcess): Promise<void> {
  await service.post('/v1/projections/rebuild', {});
  await poll(async () => !(await service.get<{ rebuilding: boolean }>('/v1/projections')).rebuilding);
}

async function poll(isDone: () => Promise<boolean>): Promise<void> {
  while (!(await isDone())) await new Promise((resolve) => setTimeout(resolve, 100));
}

/**
 * As many requests a second as it answers, beside a server that writes the same bytes and a log that is only written. The limits are a little below what it reached when this was
 * written: nobody has asked for more, and less would be a loss.
 */
async function mostBars(service: ServiceProcess, busiest: Both): Promise<Bar[]> {
  const bare = await bareReads(service.url);
  const rawFile = await rawLog();
  await rawRound(rawFile, 0);
  const raw = await rawRound(rawFile, 1);
  rawFile.close();
  const note = ({ perSecond, p50, p99 }: Load, base: number) =>
    `${perSecond.toFixed(0)} to ${base.toFixed(0)} a second; p50 ${p50} ms, p99 ${p99} ms`;
  return [
    {
      name: 'reads a second, to a server that writes the same bytes',
      measured: busiest.reads.perSecond / bare,
      limit: 0.035,
      atLeast: true,
      unit: '×',
      note: note(busiest.reads, bare),
    },
    {
      name: 'writes a second over HTTP, 64 in flight, to raw appends one by one',
      measured: busiest.writes.perSecond / raw,
      limit: 0.2,
      atLeast: true,
      unit: '×',
      note: note(busiest.writes, raw),
    },
  ];
}

/** How many a second a server answers that keeps the answers ready. */
async function bareReads(service: string): Promise<number> {
  const answers = new Map<string, string>();
  for (const path of readPaths) answers.set(path, await (await fetch(service + path)).text());
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(answers.get(request.url as string));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { perSecond } = await most(url, reading(), { connections: 8, seconds });
  server.closeAllConnections();
  server.close();
  return perSecond;
}

/** How much longer answers take beside other work, at the same steady rate. */
function barsOf(work: string, beside: Both, alone: Both): Bar[] {
  return (['reads', 'writes'] as const).flatMap((kind) => {
    const [now, before] = [beside[kind], alone[kind]];
    const rate = kind === 'reads' ? readRate : writeRate;
    const note = `p99 ${now.p99.toFixed(1)} ms to ${before.p99.toFixed(1)} ms alone, p50 ${now.p50.toFixed(1)} to ${before.p50.toFixed(1)} ms, at ${rate} a second`;
    return [
      {
        name: `p99 of ${kind} while ${work}, to alone`,
        measured: now.p99 / Math.max(before.p99, 1),
        limit: 3,
        atLeast: false,
        unit: '×',
        note,
      },
      { name: `p99 of ${kind} while ${work}`, measured: now.p99, limit: 50, atLeast: false, unit: 'ms', note: '' },
    ];
  });
}
