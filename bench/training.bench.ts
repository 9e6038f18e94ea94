import { join } from 'node:path';
import { packageRoot } from '#events/store';
import { type Bar, median, timed } from './report';

type Engine = typeof import('../src/modules/training/engine/trained-model');
type Registry = typeof import('../src/modules/training/domain/features/feature-registry');
type Table = typeof import('../src/modules/training/domain/features/feature-table');
type Offered = typeof import('../src/modules/training/domain/algorithms');
type History = Parameters<Table['featureTable']>[1];

/** A file of the build, past the doors: what is measured here is inside a room. */
const built = <Module>(file: string): Module => require(join(packageRoot(), 'dist/modules/training', file)) as Module;

const sizes = [1_400, 3_838] as const;

/** Every algorithm on histories of real sizes (the present era, and all eras), and the features beside a plain single pass. */
export async function trainingBars(): Promise<Bar[]> {
  const { algorithms } = built<Offered>('domain/algorithms.js');
  const { trainModel } = built<Engine>('engine/trained-model.js');
  for (const size of sizes) {
    const history = historyOf(size);
    for (const { name, hyperparameters } of algorithms) {
      const standard = Object.fromEntries(hyperparameters.map((each) => [each.name, each.default]));
      const ms = await timed(() => trainModel({ algorithm: name, hyperparameters: standard, seed: 1, history }));
      process.stdout.write(`         training ${name} on ${size} draws, measured and learnt: ${Math.round(ms)} ms\n`);
    }
  }
  return [await featureBar()];
}

/** What a feature of a ball before a draw costs, to counting the balls of the draws over the same cells. */
async function featureBar(): Promise<Bar> {
  const { features } = built<Registry>('domain/features/feature-registry.js');
  const { featureTable } = built<Table>('domain/features/feature-table.js');
  const history = historyOf(3_838);
  const [pool] = history.pools;
  if (!pool) throw new Error('the history has no pool');
  const rounds = { plain: [] as number[], table: [] as number[] };
  for (let round = 0; round < 6; round++) {
    const [plain, table] = [
      await timed(() => plainPass(history, pool, features.length)),
      await timed(() => featureTable(features, history, pool)),
    ];
    if (round === 0) continue;
    rounds.plain.push(plain);
    rounds.table.push(table);
  }
  const [plain, table] = [median(rounds.plain), median(rounds.table)];
  return {
    name: `${features.length} features of ${pool.size} balls before 3,838 draws, to a plain pass`,
    measured: table / plain,
    limit: 20,
    atLeast: false,
    unit: '×',
    note: `${table.toFixed(0)} ms to ${plain.toFixed(0)} ms`,
  };
}

/** Writes every ball's count so far into as many cells. */
function plainPass(history: History, { name, size }: Readonly<{ name: string; size: number }>, width: number): Float32Array {
  const draws = history.draws[name] ?? [];
  const counts = new Int32Array(size);
  const values = new Float32Array((draws.length + 1) * size * width);
  let at = 0;
  for (let row = 0; row <= draws.length; row++) {
    for (let ball = 0; ball < size; ball++) for (let column = 0; column < width; column++) values[at++] = counts[ball] as number;
    for (const ball of draws[row] ?? []) counts[ball - 1] = (counts[ball - 1] as number) + 1;
  }
  return values;
}

/** Draws of a fair machine, from a fixed sequence. */
function historyOf(count: number): History {
  const pools = [
    { name: 'white', pick: 5, size: 69 },
    { name: 'powerball', pick: 1, size: 26 },
  ];
  let state = 1;
  const next = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * below);
  };
  const balls = (pick: number, size: number) => {
    const drawn = new Set<number>();
    while (drawn.size < pick) drawn.add(1 + next(size));
    return [...drawn].sort((a, b) => a - b);
  };
  const dateOf = (index: number) => new Date(Date.UTC(1990, 0, 1 + 3 * index)).toISOString().slice(0, 10);
  const dates = Array.from({ length: count }, (_, index) => dateOf(index));
  const draws = Object.fromEntries(pools.map(({ name, pick, size }) => [name, dates.map(() => balls(pick, size))]));
  return { pools, dates, nextDate: dateOf(count), draws };
}
