import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import autocannon from 'autocannon';
import { Pool } from 'undici';
import { seededRandom } from '#modules/statistics';
import { dailyDate } from '../test/support/daily-game';

/** What a load of requests came to: requests a second, and the time of an answer in milliseconds. */
export type Load = Readonly<{ perSecond: number; p50: number; p99: number }>;

/** A request to send, made anew for each time. */
export type Ask = () => Readonly<{ method?: 'GET' | 'POST'; path: string; headers?: Record<string, string>; body?: string }>;

/** How many ask at once, each again as soon as it is answered, and until when. */
export type Pressure = Readonly<{ connections: number } & ({ seconds: number } | { amount: number })>;

/** What people look at: a page of draws, a draw, statistics, models, and the log. */
export const readPaths = [
  '/v1/games/powerball/draws?limit=50',
  '/v1/games/powerball/draws/2020-01-01',
  '/v1/games/powerball/analytics/frequency',
  '/v1/models',
  '/v1/events?limit=50',
];

/** What people look at, in turns. */
export function reading(): Ask {
  let next = 0;
  return () => ({ path: readPaths[next++ % readPaths.length] as string });
}

/** Days of the daily game that a person would record: yesterday, and the days before it. */
export function* daysBefore(): Generator<number> {
  for (let day = Math.floor((Date.now() - Date.parse(dailyDate(0))) / 86_400_000) - 1; day >= 0; day--) yield day;
}

/** Draws that are recorded by hand, each of a new date and under a key of its own. */
export function writing(dates: Iterator<number>): Ask {
  return () => ({
    method: 'POST',
    path: '/v1/games/daily/draws',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify({ date: dailyDate(dates.next().value as number), numbers: { main: [1, 2, 3] } }),
  });
}

/** As much as is answered. @throws Error when an answer was not a success */
export async function most(url: string, ask: Ask, { connections, ...until }: Pressure): Promise<Load> {
  const result = await autocannon({
    url,
    connections,
    requests: [{ path: '/', setupRequest: (request) => ({ ...request, ...ask() }) }],
    ...('seconds' in until ? { duration: until.seconds } : { amount: until.amount }),
  });
  assertNone(result.non2xx + result.errors);
  const { p50, p99 } = result.latency;
  return { perSecond: result['2xx'] / result.duration, p50, p99 };
}

/**
 * So much a second, at random moments, as of many who know nothing of each other. What waits for an answer before it counts from when it was due.
 *
 * @throws Error when an answer was not a success
 */
export async function steady(url: string, ask: Ask, perSecond: number, seconds: number): Promise<Load> {
  const pool = new Pool(url, { connections: 32 });
  const random = seededRandom(perSecond);
  const started = performance.now();
  const answers: Promise<number>[] = [];
  for (let dueMs = 0; dueMs < seconds * 1_000; dueMs += (-Math.log(1 - random()) / perSecond) * 1_000) {
    const waitMs = started + dueMs - performance.now();
    if (waitMs > 1) await pause(waitMs);
    answers.push(answeredMs(pool, ask, started + dueMs));
  }
  const times = (await Promise.all(answers)).sort((a, b) => a - b);
  await pool.close();
  assertNone(times.filter(Number.isNaN).length);
  const at = (share: number) => times[Math.floor(share * (times.length - 1))] as number;
  return { perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99) };
}

/** @returns how long after it was due it was answered, in milliseconds; not a number when not with success */
async function answeredMs(pool: Pool, ask: Ask, dueAt: number): Promise<number> {
  const { method = 'GET', path, headers = {}, body = null } = ask();
  const response = await pool.request({ method, path, headers, body });
  await response.body.arrayBuffer();
  return response.statusCode < 300 ? performance.now() - dueAt : Number.NaN;
}

function assertNone(failed: number): void {
  if (failed > 0) throw new Error(`${failed} requests were not answered with success`);
}
