import { join } from 'node:path';
import { filledLog, meta, drawAppend, scratchDirectory } from './fixture';
import { rebuild } from './fold.bench';
import { pageMs } from './page.bench';
import { type Bar, timed } from './report';

type Costs = Readonly<{ append: number; rebuild: number; page: number }>;

/** The cost of one event as the log grows: the dearest size to the cheapest. */
export async function flatBars(sizes: readonly number[]): Promise<Bar[]> {
  const costs: Costs[] = [];
  for (const size of sizes) costs.push(await costsAt(size));
  const spread = (name: keyof Costs) => Math.max(...costs.map((cost) => cost[name])) / Math.min(...costs.map((cost) => cost[name]));
  const note = `at ${sizes.join(', ')} events`;
  return (['append', 'rebuild', 'page'] as const).map((name) => ({
    name: `cost of ${name} as the log grows`,
    measured: spread(name),
    limit: 1.5,
    atLeast: false,
    unit: '×',
    note,
  }));
}

async function costsAt(size: number): Promise<Costs> {
  const directory = scratchDirectory();
  const log = await filledLog(directory, size);
  const batch = (round: number) => Array.from({ length: 5_000 }, (_, index) => drawAppend(size + round * 5_000 + index));
  const appends: number[] = [];
  for (let round = 0; round < 4; round++) {
    const draws = batch(round);
    appends.push(await timed(() => log.append(draws, { meta: meta(size) })));
  }
  const page = await pageMs(log, Math.floor(log.head / 2));
  const file = join(directory, 'log.db');
  const rebuilds = [await timed(() => rebuild(file, 0)), await timed(() => rebuild(file, 1))];
  const cost = { append: Math.min(...appends), rebuild: Math.min(...rebuilds) / log.head, page };
  log.close();
  return cost;
}
