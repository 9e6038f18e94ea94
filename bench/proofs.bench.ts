import { join } from 'node:path';
import { LogTree } from '#app/events/store/log-tree';
import { type SqliteEventLog, verifyLog } from '#events/store';
import { projectionCatalog } from '#projections/catalog';
import { ReadSide } from '#projections/runner';
import { drawAppend, filledLog, meta, openLog, scratchDirectory } from './fixture';
import { type Bar, median, perSecond, timed } from './report';

const rounds = 7;
const proofs = 400;

/** What it costs to prove: the tree at append, proofs, a check of the whole log, and history as of a moment. */
export async function proofBars(events: number): Promise<Bar[]> {
  const directory = scratchDirectory();
  const log = await filledLog(directory, events);
  const bars = [...(await treeBars()), ...proofLatencies(log), ...(await asOfBars(log, directory))];
  log.close();
  return [...bars, await verifyBar(directory, events)];
}

/** Appends with the tree and without it, in turns, each into a log of its own. */
async function treeBars(): Promise<Bar[]> {
  const [kept, bare] = [await openLog(scratchDirectory()), await openLog(scratchDirectory())];
  const bars: Bar[] = [];
  let next = 0;
  for (const [name, count, limit] of [
    ['one event', 1, 0.85],
    ['100 at once', 100, 0.75],
    ['5,000 at once', 5_000, 0.7],
  ] as const) {
    const repeats = Math.ceil(300 / count);
    const rates: { kept: number[]; bare: number[] } = { kept: [], bare: [] };
    for (let round = 0; round < rounds; round++) {
      const batches = Array.from({ length: repeats }, () => Array.from({ length: count }, () => drawAppend(next++)));
      rates.kept.push(await appendRate(kept, batches, count));
      rates.bare.push(await withoutTree(() => appendRate(bare, batches, count)));
    }
    const [of, to] = [median(rates.kept), median(rates.bare)];
    bars.push({
      name: `append of ${name} with the tree, to without`,
      measured: of / to,
      limit,
      atLeast: true,
      unit: '×',
      note: `${of}/s to ${to}/s`,
    });
  }
  kept.close();
  bare.close();
  return bars;
}

const appendRate = async (log: SqliteEventLog, batches: ReturnType<typeof drawAppend>[][], count: number): Promise<number> =>
  perSecond(
    batches.length * count,
    await timed(async () => {
      for (const batch of batches) await log.append(batch, { meta: meta(1) });
    }),
  );

async function withoutTree<Result>(measure: () => Promise<Result>): Promise<Result> {
  const { add } = LogTree.prototype;
  LogTree.prototype.add = () => {};
  try {
    return await measure();
  } finally {
    LogTree.prototype.add = add;
  }
}

function proofLatencies(log: SqliteEventLog): Bar[] {
  const size = log.head;
  const position = (index: number) => 1 + ((index * 7_919_993) % size);
  return (
    [
      ['inclusion proof with its root', (index: number) => [log.tree.inclusionProof(position(index), size), log.tree.root(size)]],
      ['consistency proof', (index: number) => log.tree.consistencyProof(position(index), size)],
    ] as const
  ).map(([name, prove]) => {
    const times = Array.from({ length: proofs }, (_, index) => {
      const started = performance.now();
      prove(index);
      return performance.now() - started;
    }).sort((a, b) => a - b);
    const [half = 0, last = 0] = [times[proofs / 2], times[Math.floor(proofs * 0.99)]];
    const note = `p50 ${half.toFixed(2)} ms`;
    return { name: `${name} at ${size} events, p99`, measured: last, limit: 5, atLeast: false, unit: 'ms', note };
  });
}

async function asOfBars(log: SqliteEventLog, directory: string): Promise<Bar[]> {
  const logFile = join(directory, 'log.db');
  const readSide = new ReadSide({ directory: join(directory, 'read'), logFile, log, projections: projectionCatalog });
  await readSide.open();
  const middle = Math.floor(log.head / 2);
  const look = (position: number) => timed(() => readSide.within(position, async () => readSide.view.position));
  const [first, again, near] = [await look(middle), await look(middle), await look(middle + 1_000)];
  await readSide.close();
  const bar = (name: string, measured: number, limit: number, note: string): Bar => ({
    name,
    measured,
    limit,
    atLeast: false,
    unit: 'ms',
    note,
  });
  return [
    bar(`as of position ${middle}, the first time`, first, 60_000, 'computed from the beginning'),
    bar(`as of position ${middle}, again`, again, 50, 'kept'),
    bar(`as of position ${middle + 1_000}, the first time`, near, 10_000, 'computed from the one kept, copied'),
  ];
}

async function verifyBar(directory: string, events: number): Promise<Bar> {
  const file = join(directory, 'log.db');
  const ms = await timed(async () => {
    const { problems } = verifyLog(file);
    if (problems.length > 0) throw new Error(problems.join('\n'));
  });
  const note = `${events} events in ${(ms / 1_000).toFixed(1)} s`;
  return { name: 'verify the whole log, events a second', measured: perSecond(events, ms), limit: 50_000, atLeast: true, unit: '/s', note };
}
