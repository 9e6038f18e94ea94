import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { packageRoot } from '#events/store';
import { type Bar, timed } from './report';

const secondsEach = 5;

/** The built service as a process over a data directory. */
async function started(directory: string): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [join(packageRoot(), 'dist/main.js')], {
    env: {
      ...process.env,
      HINDCAST_PORT: '0',
      HINDCAST_SAMPLE: 'off',
      HINDCAST_DATA_DIR: directory,
      HINDCAST_MODELS_DIR: join(directory, 'models'),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  for (;;) {
    const url = /ready at (http:[^\s,]+),/.exec(said)?.[1];
    if (url) return { child, url };
    if (child.exitCode !== null) throw new Error(said);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const stopped = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });

/** How long a start takes with a current read side, and how the API does while it works. */
export async function serviceBars(directory: string, events: number): Promise<Bar[]> {
  await stopped((await started(directory)).child);
  let service: Awaited<ReturnType<typeof started>> | undefined;
  const startMs = await timed(async () => {
    service = await started(directory);
  });
  if (!service) throw new Error('the service did not start');
  const { url, child } = service;
  const csv = await (await import('node:fs')).promises.readFile(join(packageRoot(), 'data/sample/powerball.csv'));
  await fetch(`${url}/v1/games/powerball/imports`, { method: 'POST', headers: { 'content-type': 'text/csv' }, body: csv });
  const post = (path: string, body: object) =>
    fetch(url + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  await p99(url);
  const idle = await p99(url);
  await post('/v1/trainings', { algorithm: 'mlp', hyperparameters: { epochs: 500 } });
  await lagMs(url);
  const training = await p99(url);
  const lag = await lagMs(url);
  await stopped(child);
  const again = await started(directory);
  await p99(again.url);
  await fetch(`${again.url}/v1/projections/rebuild`, { method: 'POST' });
  const rebuilding = await p99(again.url);
  await stopped(again.child);
  const note = (ms: number) => `p99 ${ms} ms to ${idle} ms idle`;
  return [
    {
      name: 'start with a current read side, to ready',
      measured: startMs,
      limit: 2_000,
      atLeast: false,
      unit: 'ms',
      note: `at ${events} events`,
    },
    { name: 'API p99 while training, to idle', measured: training / idle, limit: 3, atLeast: false, unit: '×', note: note(training) },
    { name: 'API p99 while training', measured: training, limit: 50, atLeast: false, unit: 'ms', note: '' },
    { name: 'event-loop lag of the API while training, worst', measured: lag, limit: 50, atLeast: false, unit: 'ms', note: '' },
    { name: 'API p99 while rebuilding, to idle', measured: rebuilding / idle, limit: 3, atLeast: false, unit: '×', note: note(rebuilding) },
    { name: 'API p99 while rebuilding', measured: rebuilding, limit: 50, atLeast: false, unit: 'ms', note: '' },
  ];
}

/** The worst event-loop lag since this was last asked for, in milliseconds. */
async function lagMs(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const [, seconds] = /hindcast_event_loop_lag_seconds\{quantile="1"\} (\S+)/.exec(text) ?? [];
  if (seconds === undefined) throw new Error('the service does not tell its event-loop lag');
  return Number(seconds) * 1_000;
}

/** The 99th percentile of a page of draws at 300 requests a second, in milliseconds. */
async function p99(url: string): Promise<number> {
  const { latency } = await autocannon({
    url: `${url}/v1/games/powerball/draws?limit=50`,
    connections: 8,
    overallRate: 300,
    duration: secondsEach,
  });
  return Math.max(latency.p99, 1);
}
