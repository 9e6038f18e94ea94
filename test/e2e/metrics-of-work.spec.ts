import { request as httpRequest } from 'node:http';
import { samplesIn, type Sample } from '../support/metric-lines';
import { type RunningService, runningService } from '../support/running-service';
import { sampleCsv } from '../support/sample-csv';
import { until } from '../support/until';

/** Endings that tell the unit of a metric, or what is counted. */
const units =
  /_(seconds|bytes|characters|total|ratio|positions?|nats|draws|lines|appends|unended|streams|views|writable|rebuilding|state|attempts|info|count|size|handles|requests|resources|fds)(_|$)/;

describe('the metrics of a service that has worked', () => {
  let hindcast: RunningService;
  let samples: Sample[];
  const scrape = async () => samplesIn((await hindcast.get('/metrics')).body);
  const measured = (name: string, labels: Record<string, string> = {}) =>
    samples.find((sample) => sample.name === name && Object.entries(labels).every(([key, value]) => sample.labels[key] === value))?.value;

  beforeAll(async () => {
    hindcast = await runningService();
    await hindcast.importCsv(sampleCsv(60));
    const { body } = await hindcast.post('/v1/trainings', { algorithm: 'frequency' });
    await until(async () => (await hindcast.get(`/v1/trainings/${body.id}`)).body.status === 'completed');
    for (let turn = 0; turn < 2; turn++) await hindcast.get('/v1/models?asOf=position:3');
    samples = await scrape();
  });
  afterAll(() => hindcast.stop());

  it('are lines that every reader of the format understands, with names that tell units', () => {
    expect(samples.length).toBeGreaterThan(100);
    expect([...new Set(samples.map(({ name }) => name))].filter((name) => !units.test(name))).toEqual([]);
  });

  it('tell how the log is written', () => {
    const appends = measured('hindcast_append_duration_seconds_count') as number;
    expect(appends).toBeGreaterThan(3);
    expect(measured('hindcast_commit_appends_sum')).toBe(appends);
    expect(measured('hindcast_commit_appends_count')).toBe(measured('hindcast_commit_duration_seconds_count'));
    expect(measured('hindcast_append_duration_seconds_sum')).toBeGreaterThan(measured('hindcast_commit_duration_seconds_sum') as number);
    expect([measured('hindcast_log_writable'), measured('hindcast_commit_failures_total')]).toEqual([1, 0]);
  });

  it('tell of the read side, its past moments, the disks and the process', () => {
    expect(measured('hindcast_read_side_lag_positions')).toBe(0);
    expect(measured('hindcast_as_of_lookups_total', { result: 'miss' })).toBe(1);
    expect(measured('hindcast_as_of_lookups_total', { result: 'hit' })).toBe(1);
    expect([measured('hindcast_as_of_views'), (measured('hindcast_as_of_views_bytes') as number) > 10_000]).toEqual([1, true]);
    expect(measured('hindcast_disk_free_bytes', { volume: 'models' })).toBeGreaterThan(0);
    expect(measured('process_resident_memory_bytes')).toBeGreaterThan(1e6);
  });

  it('tell of trainings, and what waits', () => {
    expect(measured('hindcast_training_duration_seconds_count', { algorithm: 'frequency', outcome: 'completed' })).toBe(1);
    for (const kind of ['trainings', 'experiments', 'backtests'])
      expect(measured(`hindcast_${kind}_unended`, { status: 'requested' })).toBe(0);
  });

  it('tell of requests by the pattern of their route', () => {
    expect(measured('hindcast_http_requests_total', { route: '/v1/trainings', method: 'POST', status: '202' })).toBe(1);
    expect(measured('hindcast_http_requests_total', { route: '/v1/trainings/:id', method: 'GET', status: '200' })).toBeGreaterThan(0);
    expect(measured('hindcast_http_request_duration_seconds_count', { route: '/v1/models', method: 'GET' })).toBe(2);
  });

  it('count open streams of events, and forget those that were left', async () => {
    const open = async () => (await scrape()).find(({ name }) => name === 'hindcast_open_streams')?.value;
    const listening = new AbortController();
    await fetch(`${hindcast.service.url}/v1/events/feed`, { signal: listening.signal });
    expect(await open()).toBe(1);
    listening.abort();
    await until(async () => (await open()) === 0);
    const durations = (await scrape()).filter(({ name }) => name === 'hindcast_http_request_duration_seconds_count');
    expect(durations.some(({ labels }) => labels.route?.includes('feed'))).toBe(false);
  });

  it('do not grow with what callers make up', async () => {
    await hostile(hindcast.service.url, 0);
    const own = async () => (await scrape()).filter(({ name }) => name.startsWith('hindcast_'));
    const before = (await own()).length;
    for (let turn = 1; turn < 60; turn++) await hostile(hindcast.service.url, turn);
    const after = await own();
    expect(after.length).toBe(before);
    const routes = new Set(after.flatMap(({ labels }) => labels.route ?? []));
    expect([...routes].filter((route) => /made-up|%|\d{3}/.test(route))).toEqual([]);
    expect(after.find(({ labels }) => labels.route === 'none' && labels.method === 'GET')?.value).toBeGreaterThan(59);
  });
});

/** Requests to addresses, of methods and with parameters that nobody has seen before. */
async function hostile(url: string, turn: number): Promise<void> {
  const paths = [
    `/made-up-${turn}`,
    `/v1/games/made-up-${turn}/draws`,
    `/v1/models/made-up-${turn}?asOf=${turn}`,
    `/%ff${turn}`,
    `//${turn}"}`,
  ];
  for (const path of paths) for (const method of ['GET', 'PURGE', 'POST']) await answered(url, path, method);
}

/** By the bare client: fetch would put such addresses right. */
const answered = (url: string, path: string, method: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    httpRequest({ hostname, port, path, method, headers: { 'content-length': 0 } }, (response) => response.resume().on('end', resolve))
      .on('error', reject)
      .end();
  });
