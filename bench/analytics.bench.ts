import { join } from 'node:path';
import { Settings } from '#modules/configuration';
import { drawDatesBetween } from '#app/modules/draws/domain/draw-calendar';
import { loadGames } from '#app/modules/draws/sources/load-games';
import { randomTickets } from '#modules/statistics';
import { packageRoot } from '#events/store';
import { startService } from '#app/service';
import { dailyFile, dailyGame } from '../test/support/daily-game';
import { scratchDirectory } from './fixture';
import { type Bar, perSecond } from './report';

type Timed = Readonly<{ first: number; p50: number; p99: number }>;

const kinds = ['frequency', 'gaps', 'combinations?size=2', 'day-of-week', 'sums', 'shapes', 'trends', 'fairness'];
const repeats = 40;
const presentDraws = 1_390;
/** As many as the real history has. */
const allDraws = 3_838;
const manyDraws = 100_000;

/** Every analytics page over HTTP: the first one of a state of the draws, which is computed, and those after it, which are looked up. */
export async function analyticsBars(): Promise<Bar[]> {
  const directory = scratchDirectory();
  const silent = { write() {} };
  const service = await startService(new Settings('127.0.0.1', 0, join(directory, 'data'), join(directory, 'models'), false), silent);
  await service.ready;
  await post(`${service.url}/v1/games/powerball/imports`, 'text/csv', sampleDraws(presentDraws));
  await post(`${service.url}/v1/games`, 'application/json', JSON.stringify(dailyGame));
  await post(`${service.url}/v1/games/${dailyGame.id}/imports`, 'text/csv', dailyFile(manyDraws));
  const mid = { ...dailyGame, id: 'middling', name: 'Middling' };
  await post(`${service.url}/v1/games`, 'application/json', JSON.stringify(mid));
  await post(`${service.url}/v1/games/${mid.id}/imports`, 'text/csv', dailyFile(allDraws));
  const bars = [
    ...(await pageBars(service.url, 'powerball', presentDraws)),
    ...(await pageBars(service.url, mid.id, allDraws)),
    ...(await pageBars(service.url, dailyGame.id, manyDraws)),
    await newDrawBar(service.url),
    await backtestBar(service.url),
  ];
  await service.stop('measured');
  return bars;
}

async function pageBars(url: string, game: string, draws: number): Promise<Bar[]> {
  const bars: Bar[] = [];
  for (const kind of kinds) {
    const { first, p50, p99 } = await timesOf(`${url}/v1/games/${game}/analytics/${kind}`);
    const note = `p50 ${p50.toFixed(1)} ms, the first one ${first.toFixed(0)} ms`;
    bars.push({ name: `analytics ${kind} of ${draws} draws, p99`, measured: p99, limit: 50, atLeast: false, unit: 'ms', note });
  }
  return bars;
}

/** The first page after one more draw: what is new is read and counted, and nothing else. */
async function newDrawBar(url: string): Promise<Bar> {
  const page = `${url}/v1/games/${dailyGame.id}/analytics/fairness`;
  const [, row = ''] = dailyFile(manyDraws + 1)
    .trim()
    .split('\n')
    .slice(-2);
  const [header] = dailyFile(1).split('\n');
  await post(`${url}/v1/games/${dailyGame.id}/imports`, 'text/csv', `${header}\n${row}\n`);
  const started = performance.now();
  await (await fetch(page)).arrayBuffer();
  const name = `analytics fairness of ${manyDraws} draws, the first page after one more`;
  return { name, measured: performance.now() - started, limit: 50, atLeast: false, unit: 'ms', note: 'over HTTP' };
}

/** A backtest of 1,290 draws by three algorithms, chance and fixed tickets beside them. */
async function backtestBar(url: string): Promise<Bar> {
  const algorithms = ['frequency', 'recency', 'markov'].map((algorithm) => ({ algorithm }));
  const dates = (await (await fetch(`${url}/v1/games/powerball/draws?limit=1000&order=asc`)).json()) as { items: { date: string }[] };
  const from = dates.items[100]?.date;
  const { id } = (await post(`${url}/v1/backtests`, 'application/json', JSON.stringify({ algorithms, from, every: 10, seed: 1 }))) as {
    id: string;
  };
  for (;;) {
    const found = (await (await fetch(`${url}/v1/backtests/${id}`)).json()) as {
      status: string;
      durationMs: number;
      drawsDone: number;
      error: string;
    };
    if (found.status === 'failed') throw new Error(found.error);
    if (found.status === 'completed') {
      const note = `${perSecond(found.drawsDone, found.durationMs)} draws a second, training every 10 draws, 5 tickets a draw`;
      const name = 'backtest of 1,290 draws × three algorithms, chance and fixed tickets';
      return { name, measured: found.durationMs, limit: 60_000, atLeast: false, unit: 'ms', note };
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function timesOf(url: string): Promise<Timed> {
  const times: number[] = [];
  for (let index = 0; index <= repeats; index++) {
    const started = performance.now();
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${url} answers ${response.status}: ${await response.text()}`);
    await response.arrayBuffer();
    times.push(performance.now() - started);
  }
  const first = times[0] as number;
  times.sort((a, b) => a - b);
  return { first, p50: times[Math.floor(times.length / 2)] as number, p99: times.at(-2) as number };
}

async function post(url: string, type: string, body: string): Promise<unknown> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': type }, body });
  if (!response.ok) throw new Error(`${url} answers ${response.status}: ${await response.text()}`);
  return response.json();
}

/** A file of draws on Powerball's calendar before August 2026. */
function sampleDraws(count: number): string {
  const game = loadGames(join(packageRoot(), 'data/games')).find(({ id }) => id === 'powerball');
  if (!game) throw new Error('powerball does not ship');
  const dates = drawDatesBetween(game, '2015-10-07', '2026-07-31').slice(-count);
  const pools = { white: { pick: 5, size: 69 }, powerball: { pick: 1, size: 26 } };
  const rows = randomTickets(pools, dates.length, 1).map(({ white = [], powerball = [] }, index) =>
    [dates[index], ...white, ...powerball].join(','),
  );
  return `draw_date,n1,n2,n3,n4,n5,powerball\n${rows.join('\n')}\n`;
}
