import type { TrainingMetrics } from '#events/training';
import { type AlgorithmName, algorithmNamed, type Hyperparameters } from '../domain/algorithms';
import { type BlendMember, minimumDrawsOf } from '../domain/blend';
import { type DrawHistory, type Pool, type PoolProbabilities, truncated } from '../domain/draw-history';
import { featuresNamed, featuresVersion } from '../domain/features/feature-registry';
import { assertNoLeak } from '../domain/features/leak-alarm';
import { holdoutMetrics } from '../domain/scores';
import { type LearningCurve, type LearningStep, type TrainingProgress, withStep } from '../domain/training-progress';
import { tensorflow } from './backend';
import { featuresOf, implementationOf, type Parameters, usesTensorFlow } from './implementations';

/** Share of the draws, the latest ones, that are held out to measure a model. */
const holdoutShare = 0.2;

/** A model's whole content: the bytes of its artifact. Nothing in it depends on when or where it was trained. */
export type TrainedModel = Readonly<{
  format: 1 | 2;
  algorithm: AlgorithmName;
  pools: readonly Pool[];
  hyperparameters: Hyperparameters;
  seed: number;
  /** What it looks at, and the version of those formulas; none where it looks at the draws themselves. */
  features: readonly string[];
  featuresVersion: number;
  /** What was learnt: chances, a network's weights, trees, by pool. */
  parameters: Parameters;
}>;

/** What to train on what. */
export type TrainingTask = Readonly<{
  algorithm: string;
  hyperparameters: Hyperparameters;
  /** What a blend is made of; none for any other algorithm. */
  members?: readonly BlendMember[];
  seed: number;
  history: DrawHistory;
}>;

/** What came out. */
export type TrainingResult = Readonly<{ model: TrainedModel; backend: string; metrics: TrainingMetrics; curve: LearningCurve }>;

/**
 * Measures the algorithm on the latest fifth of the draws, having learnt from the others, then learns from all.
 *
 * @throws Error when there are too few draws
 */
export async function trainModel(task: TrainingTask, report: (progress: TrainingProgress) => void = () => {}): Promise<TrainingResult> {
  const { history } = task;
  const algorithm = algorithmNamed(task.algorithm);
  const draws = history.dates.length;
  if (!algorithm) throw new Error(`there is no algorithm ${task.algorithm}`);
  const needed = minimumDrawsOf(algorithm.name, task.members ?? []);
  if (draws < needed) throw new Error(`${algorithm.name} needs ${needed} draws of the era, and there are ${draws}`);
  assertNoFeatureLeaks(task);
  const trained = draws - Math.floor(draws * holdoutShare);
  const earlier = { ...task, history: truncated(history, trained) };
  const measured = await fit(earlier, (step) => report({ phase: 'measuring', ...step }));
  const metrics = holdoutMetrics(history, (await predictFrom(measured, history, trained)).slice(0, draws - trained));
  const backend = await backendOf(task);
  let curve: LearningCurve = {};
  const model = await fit(task, (step) => {
    curve = withStep(curve, step);
    report({ phase: 'learning', ...step });
  });
  return { model, backend, metrics, curve };
}

/**
 * The chances of the draw after a history.
 *
 * @throws Error when the history is of an era with other pools than the model has learnt
 */
export async function predictNext(model: TrainedModel, history: DrawHistory): Promise<PoolProbabilities> {
  if (rulesOf(model.pools) !== rulesOf(history.pools))
    throw new Error(`the model has learnt ${rulesOf(model.pools)}, and the draw is ${rulesOf(history.pools)}`);
  const [next] = await predictFrom(model, history, history.dates.length);
  if (!next) throw new Error('the model predicted nothing');
  return next;
}

/** Pools in words: `white 5 of 69, powerball 1 of 26`. */
const rulesOf = (pools: readonly Pool[]): string =>
  pools
    .map(({ name, pick, size }) => `${name} ${pick} of ${size}`)
    .sort()
    .join(', ');

/** What a task's algorithm is computed on: TensorFlow's backend and version, or `none`. */
export async function backendOf({ algorithm, members = [] }: TrainingTask): Promise<string> {
  return usesTensorFlow(algorithm, members) ? (await tensorflow()).name : 'none';
}

/** Raises the alarm when a feature that the model looks at knows the draws. What is clean on all draws is clean on those before any of them. */
export function assertNoFeatureLeaks({ algorithm, members = [], history }: TrainingTask): void {
  const looked = featuresNamed(featuresOf(algorithm, members));
  for (const pool of history.pools) assertNoLeak(looked, history, pool);
}

/** Learns from all draws of the task's history. */
export async function fit(
  { algorithm, history, hyperparameters, members = [], seed }: TrainingTask,
  report: (step: LearningStep) => void,
): Promise<TrainedModel> {
  const features = featuresOf(algorithm, members);
  const parameters = await implementationOf(algorithm).fit({ history, hyperparameters, members, seed, report });
  return {
    format: 2,
    algorithm: algorithm as AlgorithmName,
    pools: history.pools,
    hyperparameters,
    seed,
    features,
    featuresVersion,
    parameters,
  };
}

/** The chances of each draw from `from` on, the next one included. What was learnt stays; what is known of each draw rolls forward. */
export async function predictFrom(model: TrainedModel, history: DrawHistory, from: number): Promise<PoolProbabilities[]> {
  const { algorithm, hyperparameters, parameters } = model;
  const byPool = await implementationOf(algorithm).predict(parameters, { history, hyperparameters, from });
  return Array.from({ length: history.dates.length + 1 - from }, (_, index) =>
    Object.fromEntries(history.pools.map(({ name }) => [name, byPool[name]?.[index] ?? []])),
  );
}
