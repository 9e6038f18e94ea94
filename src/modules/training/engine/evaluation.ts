import type { Difference } from '#modules/statistics';
import { type PoolProbabilities, truncated } from '../domain/draw-history';
import type { Fold } from '../domain/folds';
import { chancesOfDrawn, skillOf } from '../domain/skill';
import { goesOn, type Rung } from '../domain/successive-halving';
import { assertNoFeatureLeaks, backendOf, fit, predictFrom, type TrainingTask } from './trained-model';

/** How a model compares after fewer steps, before it is worth all of them: the hyperparameter that counts steps, and others' skills at each rung. */
export type Race = Readonly<{ stepsBy: string; rungs: readonly Readonly<{ steps: number; others: readonly number[] }>[] }>;

/** What to evaluate, and on which draws of its history. */
export type EvaluationTask = TrainingTask & Readonly<{ folds: readonly Fold[]; race: Race | null }>;

/** How a fold was predicted: the skill on each of its draws, and the chances that the drawn balls had. */
export type FoldEvaluation = Readonly<{ skills: readonly Difference[]; drawnChances: readonly (readonly number[])[] }>;

/** What came of it. One that was left behind at a rung has no folds. */
export type Evaluation = Readonly<{ folds: readonly FoldEvaluation[]; rungs: readonly Rung[]; isPruned: boolean; backend: string }>;

/**
 * Learns and predicts fold by fold, by the code that trains and predicts for good. With a race, it first learns the first fold in fewer steps, and stops
 * where it is left behind.
 *
 * @param onFold is told how many folds are done
 */
export async function evaluate(task: EvaluationTask, onFold: (done: number) => void = () => {}): Promise<Evaluation> {
  assertNoFeatureLeaks(task);
  const backend = await backendOf(task);
  const [first] = task.folds;
  const rungs: Rung[] = [];
  for (const { steps, others } of first && task.race ? task.race.rungs : []) {
    const shortened = { ...task, hyperparameters: { ...task.hyperparameters, [task.race?.stepsBy ?? '']: steps } };
    const skill = meanSkill(await evaluateFold(shortened, first as Fold));
    rungs.push({ steps, skill });
    if (!goesOn(skill, others)) return { folds: [], rungs, isPruned: true, backend };
  }
  const folds: FoldEvaluation[] = [];
  for (const fold of task.folds) {
    folds.push(await evaluateFold(task, fold));
    onFold(folds.length);
  }
  return { folds, rungs, isPruned: false, backend };
}

/** What to forecast: each fold's draws, from those that it is fitted to. */
export type ForecastTask = TrainingTask & Readonly<{ folds: readonly Fold[] }>;

/** The chances of every draw of the folds, one fold after the other: by the code that trains and predicts for good. */
export async function forecast(task: ForecastTask): Promise<PoolProbabilities[]> {
  assertNoFeatureLeaks(task);
  const chances: PoolProbabilities[] = [];
  for (const fold of task.folds) chances.push(...(await forecastFold(task, fold)));
  return chances;
}

async function forecastFold(task: TrainingTask, { trainedDraws, from, to }: Fold): Promise<PoolProbabilities[]> {
  const model = await fit({ ...task, history: truncated(task.history, trainedDraws) }, () => {});
  return (await predictFrom(model, truncated(task.history, to), from)).slice(0, to - from);
}

async function evaluateFold(task: TrainingTask, fold: Fold): Promise<FoldEvaluation> {
  const { history } = task;
  const { from } = fold;
  const chances = await forecastFold(task, fold);
  return {
    skills: chances.map((each, index) => skillOf(history, from + index, each)),
    drawnChances: chances.map((each, index) => chancesOfDrawn(history, from + index, each)),
  };
}

/** Mean skill on a fold's draws, in nats a draw. */
const meanSkill = ({ skills }: FoldEvaluation): number => skills.reduce((sum, { value }) => sum + value, 0) / skills.length;
