import type { AlgorithmName, Hyperparameters } from '../domain/algorithms';
import { type BlendMember, blended } from '../domain/blend';
import { type DrawHistory, drawsOf, type Pool, type PoolProbabilities } from '../domain/draw-history';
import { features, featuresNamed } from '../domain/features/feature-registry';
import { featureTable } from '../domain/features/feature-table';
import { frequencyProbabilities, uniformProbabilities } from '../domain/frequency';
import { boostedScore, type BoostedTrees, type BoostingSettings, fitBoosting } from '../domain/learners/boosting';
import { fitForest, type ForestSettings, forestScore } from '../domain/learners/forest';
import { fitLogistic, fitRidge, type LinearModel, linearSum, logistic } from '../domain/learners/linear';
import { markovChances, recencyChances } from '../domain/learners/rolling';
import {
  weightsBeforeNext,
  type ToolWeights,
  ensembleChances,
  ensembleFeatures,
  type EnsembleSettings,
  fitEnsemble,
  type PoolEnsemble,
} from '../domain/learners/tool-ensemble';
import { toolFeatures } from '../domain/learners/tools';
import { chancesByScore, type TrainingTable, trainingTable } from '../domain/learners/training-table';
import type { Tree } from '../domain/learners/tree';
import type { LearningStep } from '../domain/training-progress';
import { gru, type GruSettings } from './gru';
import { mlp, mlpFeatures, type MlpSettings } from './mlp';
import { fitNetworks, type NetworkKind, type NetworkSettings, type PoolWeights, predictNetworks } from './network';

/** What an algorithm has learnt, as JSON. */
export type Parameters = Readonly<Record<string, unknown>>;
/** What it is to learn from, and how. */
export type Fit = Readonly<{
  history: DrawHistory;
  hyperparameters: Hyperparameters;
  /** What a blend is made of. */
  members: readonly BlendMember[];
  seed: number;
  /** Is told of every step that takes long. */
  report: (step: LearningStep) => void;
}>;
type Ask = Readonly<{ history: DrawHistory; hyperparameters: Hyperparameters; from: number }>;

/** How an algorithm learns, and what it then says of each draw from `from` on, the next one included, by pool. */
export type Implementation = Readonly<{
  /** The features that it looks at, by their names. */
  features: readonly string[];
  usesTensorFlow: boolean;
  fit: (task: Fit) => Parameters | Promise<Parameters>;
  predict: (parameters: Parameters, ask: Ask) => Record<string, number[][]> | Promise<Record<string, number[][]>>;
}>;

/** What scores look at: everything but the counts, which are the rates once more. */
const tabularFeatures = features.filter(({ statistic }) => statistic !== 'count').map(({ name }) => name);

/** Each algorithm by its name. */
export const implementations: Readonly<Record<AlgorithmName, Implementation>> = {
  uniform: fixed(({ history }) => uniformProbabilities(history.pools)),
  frequency: fixed(({ history, hyperparameters }) => frequencyProbabilities(history, hyperparameters.alpha as number)),
  recency: rolling((draws, pool, from, settings) => recencyChances(draws, pool, from, settings as { halfLife: number; alpha: number })),
  markov: rolling((draws, pool, from, settings) => markovChances(draws, pool, from, settings as { alpha: number })),
  ridge_regression: scored<LinearModel>((table, { penalty }) => fitRidge(table, penalty as number), linearSum),
  logistic_regression: scored<LinearModel>(
    (table, { penalty }) => fitLogistic(table, penalty as number),
    (model, row) => logistic(linearSum(model, row)),
  ),
  random_forest: scored<Tree[]>((table, settings, seed, onTree) => fitForest(table, settings as ForestSettings, seed, onTree), forestScore),
  gradient_boosting: scored<BoostedTrees>(
    (table, settings, seed, onTree) => fitBoosting(table, settings as BoostingSettings, seed, onTree),
    boostedScore,
  ),
  mlp: network<MlpSettings>(mlp, mlpFeatures),
  gru: network<GruSettings>(gru, []),
  ensemble: ensemble(),
  blend: blend(),
};

/** Chances that stay as they were learnt. */
function fixed(chances: (task: Fit) => PoolProbabilities): Implementation {
  return {
    features: [],
    usesTensorFlow: false,
    fit: (task) => ({ chances: chances(task) }),
    predict: ({ chances }, { history, from }) =>
      byPool(history, ({ name }) =>
        Array.from({ length: history.dates.length + 1 - from }, () => (chances as PoolProbabilities)[name] as number[]),
      ),
  };
}

/** Chances that follow from the draws before, without anything to be learnt first. */
function rolling(
  chances: (draws: readonly (readonly number[])[], pool: Pool, from: number, settings: Hyperparameters) => number[][],
): Implementation {
  return {
    features: [],
    usesTensorFlow: false,
    fit: () => ({}),
    predict: (_, { history, hyperparameters, from }) =>
      byPool(history, (pool) => chances(drawsOf(history, pool.name), pool, from, hyperparameters)),
  };
}

/** A score of each ball's features: in proportion to its chance. */
function scored<Model>(
  fit: (table: TrainingTable, settings: Hyperparameters, seed: number, onStep: (done: number, total: number) => void) => Model,
  score: (model: Model, row: Float32Array) => number,
): Implementation {
  const names = tabularFeatures;
  return {
    features: names,
    usesTensorFlow: false,
    fit: ({ history, hyperparameters, seed, report }) => {
      const models = byPool(history, (pool) => {
        const onStep = (done: number, total: number) => report({ pool: pool.name, done, total, loss: null });
        return fit(trainingTable(featuresNamed(names), history, pool), hyperparameters, seed, onStep);
      });
      return { models };
    },
    predict: ({ models }, { history, from }) =>
      byPool(history, (pool) => {
        const model = (models as Record<string, Model>)[pool.name] as Model;
        return chancesByScore(featureTable(featuresNamed(names), history, pool), pool.pick, from, (row) => score(model, row));
      }),
  };
}

function network<Settings extends NetworkSettings>(kind: NetworkKind<Settings>, names: readonly string[]): Implementation {
  return {
    features: names,
    usesTensorFlow: true,
    fit: async ({ history, hyperparameters, seed, report }) => {
      return { weights: await fitNetworks(kind, history, hyperparameters as unknown as Settings, { seed, report }) };
    },
    predict: ({ weights }, { history, hyperparameters, from }) =>
      predictNetworks(
        kind,
        { history, settings: hyperparameters as unknown as Settings, weights: weights as Record<string, PoolWeights> },
        from,
      ),
  };
}

/** Tools with weights that learn. */
function ensemble(): Implementation {
  const names = [...new Set([...toolFeatures, ...ensembleFeatures])];
  return {
    features: names,
    usesTensorFlow: false,
    fit: ({ history, hyperparameters }) => {
      const pools = byPool(history, (pool) => {
        return fitEnsemble(history, pool, hyperparameters as unknown as EnsembleSettings);
      });
      return { pools };
    },
    predict: ({ pools }, { history, hyperparameters, from }) =>
      byPool(history, (pool) => {
        const learnt = (pools as Record<string, PoolEnsemble>)[pool.name] as PoolEnsemble;
        return ensembleChances(learnt, history, pool, { from, settings: hyperparameters as unknown as EnsembleSettings });
      }),
  };
}

/** How an ensemble came to listen to its tools, by pool; null for any other algorithm. */
export const toolWeightsOf = (algorithm: string, { pools }: Parameters): Record<string, PoolEnsemble['history']> | null =>
  algorithm === 'ensemble'
    ? Object.fromEntries(Object.entries(pools as Record<string, PoolEnsemble>).map(([pool, { history }]) => [pool, history]))
    : null;

/** How much an ensemble listens to each tool before the draw after a history, by pool; null for any other algorithm. */
export const toolWeightsBefore = (
  { algorithm, hyperparameters, parameters }: Readonly<{ algorithm: string; hyperparameters: Hyperparameters; parameters: Parameters }>,
  history: DrawHistory,
): Record<string, ToolWeights> | null =>
  algorithm === 'ensemble'
    ? byPool(history, (pool) => {
        const learnt = (parameters.pools as Record<string, PoolEnsemble>)[pool.name] as PoolEnsemble;
        return weightsBeforeNext(learnt, history, pool, hyperparameters as unknown as EnsembleSettings);
      })
    : null;

/** @throws Error for a name that there is not */
export function implementationOf(algorithm: string): Implementation {
  const found = implementations[algorithm as AlgorithmName];
  if (!found) throw new Error(`there is no algorithm ${algorithm}`);
  return found;
}

/** The features that a model looks at, each once. */
export const featuresOf = (algorithm: string, members: readonly BlendMember[]): string[] => [
  ...new Set([algorithm, ...members.map((member) => member.algorithm)].flatMap((name) => implementationOf(name).features)),
];

/** Whether a model is computed by TensorFlow, wholly or in part. */
export const usesTensorFlow = (algorithm: string, members: readonly BlendMember[]): boolean =>
  [algorithm, ...members.map((member) => member.algorithm)].some((name) => implementationOf(name).usesTensorFlow);

type LearntMember = BlendMember & Readonly<{ parameters: Parameters }>;

/** The weighted mean of what other algorithms say. */
function blend(): Implementation {
  return {
    features: [],
    usesTensorFlow: false,
    fit: async (task) => {
      const learnt: LearntMember[] = [];
      for (const member of task.members) {
        const { algorithm, hyperparameters } = member;
        learnt.push({ ...member, parameters: await implementationOf(algorithm).fit({ ...task, hyperparameters, members: [] }) });
      }
      return { members: learnt };
    },
    predict: async ({ members }, { history, from }) => {
      const learnt = members as LearntMember[];
      const chances = await Promise.all(
        learnt.map(({ algorithm, hyperparameters, parameters }) =>
          implementationOf(algorithm).predict(parameters, { history, hyperparameters, from }),
        ),
      );
      return byPool(history, ({ name }) =>
        Array.from({ length: history.dates.length + 1 - from }, (_, row) =>
          blendedRow(
            name,
            row,
            learnt.map(({ weight }) => weight),
            chances,
          ),
        ),
      );
    },
  };
}

const blendedRow = (name: string, row: number, weights: readonly number[], chances: readonly Record<string, number[][]>[]): number[] =>
  blended(
    weights,
    chances.map((each) => ({ [name]: each[name]?.[row] ?? [] })),
  )[name] ?? [];

const byPool = <Value>({ pools }: DrawHistory, of: (pool: Pool) => Value): Record<string, Value> =>
  Object.fromEntries(pools.map((pool) => [pool.name, of(pool)]));
