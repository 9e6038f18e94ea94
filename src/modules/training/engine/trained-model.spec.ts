import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from '#events/store';
import { fairHistory, heavyHistory } from '../../../../test/support/histories';
import { temporaryDirectory } from '../../../../test/support/temporary-directory';
import { truncated } from '../domain/draw-history';
import type { TrainingProgress } from '../domain/training-progress';
import { readArtifact, removeUnfinishedArtifacts, writeArtifact } from '#modules/artifacts';
import { tensorflow } from './backend';
import { features } from '../domain/features/feature-registry';
import { evaluate } from './evaluation';
import { mlp as mlpKind } from './mlp';
import { fitNetworks } from './network';
import { predictNext, trainModel } from './trained-model';

const history = fairHistory(250, 3);
const sum = (values: readonly number[] = []) => values.reduce((total, value) => total + value, 0);
const mlp = { algorithm: 'mlp', hyperparameters: { hiddenUnits: 4, epochs: 1, learningRate: 0.001 }, seed: 5, history };

describe.each([
  { algorithm: 'uniform', hyperparameters: {}, seed: 1, history },
  { algorithm: 'frequency', hyperparameters: { alpha: 1 }, seed: 1, history },
  { algorithm: 'recency', hyperparameters: { halfLife: 50, alpha: 1 }, seed: 1, history },
  { algorithm: 'markov', hyperparameters: { alpha: 100 }, seed: 1, history },
  { algorithm: 'ridge_regression', hyperparameters: { penalty: 1_000 }, seed: 1, history },
  { algorithm: 'logistic_regression', hyperparameters: { penalty: 100 }, seed: 1, history },
  { algorithm: 'random_forest', hyperparameters: { trees: 5, depthMax: 3, leafRowsMin: 50 }, seed: 1, history },
  {
    algorithm: 'gradient_boosting',
    hyperparameters: { rounds: 5, learningRate: 0.1, depthMax: 2, leafRowsMin: 50, rowShare: 0.8 },
    seed: 1,
    history,
  },
  mlp,
  { algorithm: 'gru', hyperparameters: { units: 4, window: 5, epochs: 1, learningRate: 0.001 }, seed: 5, history },
  { algorithm: 'ensemble', hyperparameters: { learningRate: 1, forgetting: 0.01, caution: 200 }, seed: 1, history: fairHistory(300, 3) },
  {
    algorithm: 'blend',
    hyperparameters: {},
    members: [
      { algorithm: 'frequency', hyperparameters: { alpha: 1 }, weight: 0.75 },
      { algorithm: 'ridge_regression', hyperparameters: { penalty: 1_000 }, weight: 0.25 },
    ] as const,
    seed: 5,
    history,
  },
])('a model of $algorithm', (task) => {
  it('gives every ball a chance, summing to the balls drawn', async () => {
    const { model, metrics } = await trainModel(task);
    const { white, powerball } = await predictNext(model, task.history);
    expect([white?.length, powerball?.length]).toEqual([69, 26]);
    expect([sum(white), sum(powerball)]).toEqual([expect.closeTo(5, 5), expect.closeTo(1, 5)]);
    expect([...(white ?? []), ...(powerball ?? [])].every((chance) => chance > 0 && chance <= 1)).toBe(true);
    const draws = task.history.dates.length;
    expect(metrics).toMatchObject({ holdoutDraws: draws / 5, trainedDraws: (draws * 4) / 5 });
  });

  it('is the same bytes for the same draws and seed', async () => {
    const [first, second] = [await trainModel(task), await trainModel(task)];
    expect(canonicalJson(first)).toBe(canonicalJson(second));
  });

  it('says how many draws it needs', async () => {
    await expect(trainModel({ ...task, history: truncated(task.history, 0) })).rejects.toThrow('draws of the era, and there are 0');
  });
});

describe('a feature that knows the draw', () => {
  const gap = features.find(({ name }) => name === 'gap') as { start: unknown };
  const { start } = gap;
  afterEach(() => Object.assign(gap, { start }));

  it('fails the training, and the trial of an experiment, by its name', async () => {
    const drawn = (ball: number, index: number) => (history.draws.white?.[index]?.includes(ball + 1) ? 1 : 0);
    gap.start = () => ({ value: (ball: number, { index }: { index: number }) => drawn(ball, index), take: () => {} });
    const task = { algorithm: 'ridge_regression', hyperparameters: { penalty: 1_000 }, seed: 1, history };
    await expect(trainModel(task)).rejects.toThrow('leak alarm: the feature gap knows the draw that it is to predict');
    const folds = [{ trainedDraws: 200, from: 200, to: 250 }];
    await expect(evaluate({ ...task, folds, race: null })).rejects.toThrow('leak alarm: the feature gap');
  });
});

describe('a model of another era', () => {
  it('says nothing of a draw by other rules', async () => {
    const { model } = await trainModel({ algorithm: 'uniform', hyperparameters: {}, seed: 1, history });
    const larger = { ...history, pools: history.pools.map((pool) => ({ ...pool, size: pool.size + 1 })) };
    await expect(predictNext(model, larger)).rejects.toThrow('5 of 69, and the draw is powerball 1 of 27, white 5 of 70');
  });
});

describe('a machine with one heavy ball', () => {
  const heavy = heavyHistory(600, 12, 4);

  it.each([
    ['frequency', { alpha: 1 }],
    ['recency', { halfLife: 200, alpha: 1 }],
    ['ridge_regression', { penalty: 1_000 }],
    ['logistic_regression', { penalty: 100 }],
    ['random_forest', { trees: 20, depthMax: 4, leafRowsMin: 100 }],
    ['gradient_boosting', { rounds: 20, learningRate: 0.1, depthMax: 2, leafRowsMin: 100, rowShare: 0.8 }],
  ])('is found out by %s, better than chance beyond doubt', async (algorithm, hyperparameters) => {
    const { model, metrics } = await trainModel({ algorithm, hyperparameters, seed: 1, history: heavy });
    expect(metrics.pools.white?.advantageLow).toBeGreaterThan(0);
    const { white = [] } = await predictNext(model, heavy);
    expect(white.indexOf(Math.max(...white))).toBe(7 - 1);
  });
});

describe('the advantage over chance on fair draws', () => {
  it('has intervals that lie above 0 no more often than chance allows', async () => {
    let above = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const { metrics } = await trainModel({
        algorithm: 'frequency',
        hyperparameters: { alpha: 1 },
        seed: 1,
        history: fairHistory(300, seed),
      });
      if ((metrics.pools.white?.advantageLow ?? 0) > 0) above++;
    }
    expect(above).toBeLessThanOrEqual(5);
  });
});

describe('a neural network', () => {
  it('differs by its seed', async () => {
    const [first, second] = [await trainModel(mlp), await trainModel({ ...mlp, seed: 6 })];
    expect(canonicalJson(first.model.parameters)).not.toBe(canonicalJson(second.model.parameters));
  });

  it('that is sure of itself still has finite scores and chances', async () => {
    const { model, metrics } = await trainModel({ ...mlp, hyperparameters: { hiddenUnits: 16, epochs: 4, learningRate: 1 } });
    for (const pool of Object.values(metrics.pools)) expect(Object.values(pool).every(Number.isFinite)).toBe(true);
    const { white } = await predictNext(model, history);
    expect(sum(white)).toBeCloseTo(5, 9);
  });

  it('says so when its weights run away', async () => {
    await expect(
      fitNetworks(mlpKind, history, { hiddenUnits: 4, epochs: 1, learningRate: 1e38 }, { seed: 5, report: () => {} }),
    ).rejects.toThrow('has diverged');
  });

  it('tells how far it is, and keeps the curve of its losses', async () => {
    const told: TrainingProgress[] = [];
    const { curve } = await trainModel({ ...mlp, hyperparameters: { ...mlp.hyperparameters, epochs: 3 } }, (progress) =>
      told.push(progress),
    );
    expect(told.map(({ phase, pool, done }) => `${phase} ${pool} ${done}`)).toEqual(
      ['measuring', 'learning'].flatMap((phase) =>
        ['white', 'powerball'].flatMap((pool) => [1, 2, 3].map((done) => `${phase} ${pool} ${done}`)),
      ),
    );
    expect(curve.white).toEqual(told.slice(6, 9).map(({ loss }) => loss));
    expect(curve.white?.[2]).toBeLessThan(curve.white?.[0] as number);
  });

  it('tells what it was computed on, and leaves no tensor behind', async () => {
    const { tf } = await tensorflow();
    const { backend } = await trainModel(mlp);
    const { numTensors } = tf.memory();
    await trainModel(mlp);
    expect(tf.memory().numTensors).toBe(numTensors);
    expect(backend).toMatch(/^(tensorflow|wasm|cpu) 4/);
  });
});

describe('an artifact', () => {
  const at = '2026-11-20T22:05:06.000Z';
  const written = async () => {
    const modelsDir = temporaryDirectory();
    const { model } = await trainModel({ algorithm: 'uniform', hyperparameters: {}, seed: 1, history });
    return { modelsDir, model, ...writeArtifact(modelsDir, { algorithm: 'uniform', at }, model, { note: 'card' }) };
  };

  it('is read back as it was written, beside its card', async () => {
    const { modelsDir, model, artifact, sha256 } = await written();
    expect(artifact).toBe(`uniform_20261120_220506_${sha256.slice(0, 8)}`);
    expect(readArtifact(modelsDir, artifact, sha256)).toEqual(JSON.parse(canonicalJson(model)));
    expect(readdirSync(modelsDir)).toEqual([artifact]);
    expect(existsSync(join(modelsDir, artifact, 'model-card.json'))).toBe(true);
  });

  it('is refused with one byte changed, or gone', async () => {
    const { modelsDir, artifact, sha256 } = await written();
    const file = join(modelsDir, artifact, 'model.json');
    writeFileSync(file, canonicalJson({ another: 'model' }));
    expect(() => readArtifact(modelsDir, artifact, sha256)).toThrow(`on record is ${sha256}`);
    expect(() => readArtifact(modelsDir, 'none', sha256)).toThrow('cannot be read');
  });

  it('that a crash left half-written is removed', async () => {
    const { modelsDir, artifact } = await written();
    writeFileSync(join(modelsDir, '.writing-x'), '');
    removeUnfinishedArtifacts(modelsDir, readdirSync(modelsDir));
    expect(readdirSync(modelsDir)).toEqual([artifact]);
  });
});
