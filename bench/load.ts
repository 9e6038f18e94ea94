import { randomUUID } from 'node:crypto';
import autocannon, { type Requested } from 'autocannon';
import { dailyDate } from '../test/support/daily-game';

/** What a load of requests came to: requests a second, and the time of an answer in milliseconds. */
export type Load = Readonly<{ perSecond: number; p50: number; p99: number }>;

/** How many ask at once, at which rate together (as fast as they are answered, when there is none), and until when. */
export type Pace = Readonly<{ connections: number; perSecond?: number } & ({ seconds: number } | { amount: number })>;

/** What people look at: a page of draws, a draw, statistics, models, and the log. */
export const readPaths = [
  '/v1/games/powerball/draws?limit=50',
  '/v1/games/powerball/draws/2020-01-01',
  '/v1/games/powerball/analytics/frequency',
  '/v1/models',
  '/v1/events?limit=50',
];

/** Asks for what people look at, in turns. @throws Error when an answer was not a success */
export const reads = (url: string, pace: Pace): Promise<Load> =>
  load(
    url,
    readPaths.map((path) => ({ path })),
    pace,
  );

/** Records draws by hand, each of a new date and under a key of its own. @throws Error when one was not recorded */
export function writes(url: string, pace: Pace, dates: Iterator<number>): Promise<Load> {
  const request: Requested = {
    method: 'POST',
    path: '/v1/games/daily/draws',
    setupRequest: (one) => ({
      ...one,
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify({ date: dailyDate(dates.next().value as number), numbers: { main: [1, 2, 3] } }),
    }),
  };
  return load(url, [request], pace);
}

async function load(url: string, requests: readonly Requested[], { connections, perSecond, ...until }: Pace): Promise<Load> {
  const result = await autocannon({
    url,
    requests,
    connections,
    ...(perSecond ? { overallRate: perSecond } : {}),
    ...('seconds' in until ? { duration: until.seconds } : { amount: until.amount }),
  });
  if (result.non2xx + result.errors > 0)
    throw new Error(`${result.non2xx} answers told of a problem, and ${result.errors} requests had none`);
  const { p50, p99 } = result.latency;
  return { perSecond: result['2xx'] / result.duration, p50, p99 };
}
