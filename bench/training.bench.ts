import { join } from 'node:path';
import { packageRoot } from '#events/store';
import { type Bar, median, timed } from './report';

type Backends = typeof import('../src/modules/training/engine/backend');
type Networks = typeof import('../src/modules/training/engine/network');
type Mlp = typeof import('../src/modules/training/engine/mlp');
type Gru = typeof import('../src/modules/training/engine/gru');
type Evaluation = typeof import('../src/modules/training/engine/evaluation');
type Folds = typeof import('../src/modules/training/domain/folds');
type Spaces = typeof import('../src/modules/experiments/domain/search/search-spaces');
type Proposals = typeof import('../src/modules/experiments/domain/search/next-trial');
type Engine = typeof import('../src/modules/training/engine/trained-model');
type Registry = typeof import('../src/modules/training/domain/features/feature-registry');
type Table = typeof import('../src/modules/training/domain/features/feature-table');
type Offered = typeof import('../src/modules/training/domain/algorithms');
type History = Parameters<Table['featureTable']>[1];

/** A file of the build, past the doors: what is measured here is inside a room. */
const built = <Module>(file: string): Module => require(join(packageRoot(), 'dist/modules/training', file)) as Module;

const builtExperiments = <Module>(file: string): Module => require(join(packageRoot(), 'dist/modules/experiments', file)) as Module;

const sizes = [1_400, 3_838] as const;

/** Every algorithm on histories of real sizes (the present era, and all eras), and the features beside a plain single pass. */
export async function trainingBars(): Promise<Bar[]> {
  const { algorithms } = built<Offered>('domain/algorithms.js');
  const { trainModel } = built<Engine>('engine/trained-model.js');
  for (const size of sizes) {
    const history = historyOf(size);
    for (const { name, hyperparameters } of algorithms.filter((each) => each.name !== 'blend')) {
      const standard = Object.fromEntries(hyperparameters.map((each) => [each.name, each.default]));
      const ms = await timed(() => trainModel({ algorithm: name, hyperparameters: standard, seed: 1, history }));
      process.stdout.write(`         training ${name} on ${size} draws, measured and learnt: ${Math.round(ms)} ms\n`);
    }
  }
  await experimentRates();
  return [...(await backendBars()), await featureBar()];
}

/** Networks on WebAssembly beside plain JavaScript, and on the native library where it is installed. */
async function backendBars(): Promise<Bar[]> {
  const { openNative, openPlain, openWasm, tensorflow } = built<Backends>('engine/backend.js');
  await tensorflow();
  const { fitNetworks } = built<Networks>('engine/network.js');
  const { mlp } = built<Mlp>('engine/mlp.js');
  const { gru } = built<Gru>('engine/gru.js');
  const history = historyOf(1_400);
  const networks = {
    mlp: () => fitNetworks(mlp, history, { hiddenUnits: 16, epochs: 8, learningRate: 0.001 }, { seed: 1, report: () => {} }),
    gru: () => fitNetworks(gru, history, { units: 16, window: 10, epochs: 2, learningRate: 0.001 }, { seed: 1, report: () => {} }),
  };
  const times: Record<string, Record<string, number>> = {};
  for (const [backend, open] of Object.entries({ plain: openPlain, wasm: openWasm, native: openNative })) {
    try {
      await open();
    } catch {
      process.stdout.write(`left out: the ${backend} backend is not installed here\n`);
      continue;
    }
    times[backend] = {};
    for (const [name, learn] of Object.entries(networks)) {
      await learn();
      (times[backend] as Record<string, number>)[name] = await timed(learn);
    }
  }
  return Object.keys(networks).flatMap((name) => {
    const plain = times.plain?.[name] ?? Number.NaN;
    return Object.entries(times)
      .filter(([backend]) => backend !== 'plain')
      .map(([backend, of]) => ({
        name: `${name} on ${backend}, to plain JavaScript`,
        measured: plain / (of[name] as number),
        limit: 1,
        atLeast: true,
        unit: '×' as const,
        note: `${Math.round(of[name] as number)} ms to ${Math.round(plain)} ms`,
      }));
  });
}

const experiments = [['frequency', 'recency', 'markov'], ['ridge_regression', 'logistic_regression'], undefined] as const;

/** Trials a minute of an experiment on five folds of 1,400 draws, one worker, with the proposals that it makes. */
async function experimentRates(): Promise<void> {
  for (const algorithms of experiments) {
    const started = performance.now();
    const trials = await trialsFor(algorithms ? 10_000 : 60_000, algorithms);
    const minutes = (performance.now() - started) / 60_000;
    const which = algorithms?.join(', ') ?? 'all algorithms';
    process.stdout.write(`         experiment, one worker, ${which}: ${Math.round(trials / minutes)} trials a minute\n`);
  }
}

/** Tries as the service does for a while. @returns how many trials that were */
async function trialsFor(budgetMs: number, algorithms: readonly string[] | undefined): Promise<number> {
  const { evaluate } = built<Evaluation>('engine/evaluation.js');
  const { rollingOrigin } = built<Folds>('domain/folds.js');
  const { searchSpacesOf } = builtExperiments<Spaces>('domain/search/search-spaces.js');
  const { nextTrial } = builtExperiments<Proposals>('domain/search/next-trial.js');
  const history = historyOf(1_400);
  const folds = (rollingOrigin(1_400, { folds: 5, gap: 1, minimumDraws: 300 }) as { folds: Parameters<typeof evaluate>[0]['folds'] }).folds;
  const settings = {
    spaces: searchSpacesOf({ algorithms }) as Parameters<typeof nextTrial>[0]['spaces'],
    sampler: 'tpe',
    seed: 1,
  } as const;
  const trials: Parameters<typeof nextTrial>[1][number][] = [];
  const end = performance.now() + budgetMs;
  for (let proposal = nextTrial(settings, []); proposal && performance.now() < end; proposal = nextTrial(settings, trials)) {
    const skills = (await evaluate({ ...proposal, seed: 1, history, folds, race: null })).folds.flatMap((fold) => fold.skills);
    const skill = skills.reduce((sum, { value }) => sum + value, 0) / skills.length;
    trials.push({ ...proposal, status: 'completed', skill, rungs: [], durationMs: 0 });
  }
  return trials.length;
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
