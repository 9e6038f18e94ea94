import { type DrawHistory, drawsOf, type Pool, truncated } from '../draw-history';
import { features, featuresNamed } from '../features/feature-registry';
import { featureTable } from '../features/feature-table';
import { fitRidge, type LinearModel, linearSum } from './linear';
import { evenWeights, learntWeights, type WeightSettings } from './tool-weights';
import { simpleTools, type ToolChances, type ToolName, toolHistory, toolNames } from './tools';
import { chancesByScore, trainingTable } from './training-table';

export type EnsembleSettings = WeightSettings & Readonly<{ caution: number }>;

/** Shares of the tools, summing to 1. */
export type ToolWeights = Readonly<Record<ToolName, number>>;

/** What an ensemble has learnt of one pool: its own model, the draws it knew, and how much it listened to each tool as it went through them. */
export type PoolEnsemble = Readonly<{
  model: LinearModel;
  trainedDraws: number;
  weights: ToolWeights;
  /** The weights before some draws on the way, oldest first, with the dates of those draws. */
  history: readonly Readonly<{ date: string; weights: ToolWeights }>[];
}>;

/** What the ensemble's own model looks at: everything but the counts, which are the rates once more. */
export const ensembleFeatures = features.filter(({ statistic }) => statistic !== 'count').map(({ name }) => name);

/** A strong one: the model is one voice of many. */
const modelPenalty = 100_000;
/** Weights that are kept of the way. */
const historyMax = 20;

/**
 * Learns how much to listen to each tool. The model among them learns from the earlier half of the draws, then all are scored on the later half, draw by
 * draw, each by what it said before; the model that goes on predicting then learns from all.
 */
export function fitEnsemble(history: DrawHistory, pool: Pool, { caution, ...settings }: EnsembleSettings): PoolEnsemble {
  const draws = drawsOf(history, pool.name);
  const from = Math.max(toolHistory, Math.floor(draws.length / 2));
  const earlier = modelOf(truncated(history, from), pool);
  const tools = toolChances(history, pool, { model: earlier, caution });
  const learnt = learntWeights(tools, draws, { from, start: evenWeights(tools.length), settings });
  const step = Math.max(1, Math.ceil(learnt.length / historyMax));
  const dates = [...history.dates, history.nextDate];
  return {
    model: modelOf(history, pool),
    trainedDraws: draws.length,
    weights: named(learnt.at(-1) as readonly number[]),
    history: learnt
      .map((weights, index) => ({ date: dates[from + index] as string, weights: named(weights) }))
      .filter((_, index) => (learnt.length - 1 - index) % step === 0),
  };
}

/** The chances of each draw from `from` on, the next one included. The weights go on learning with each draw that was not known in training. */
export function ensembleChances(
  { model, trainedDraws, weights }: PoolEnsemble,
  history: DrawHistory,
  pool: Pool,
  { from, settings: { caution, ...settings } }: Readonly<{ from: number; settings: EnsembleSettings }>,
): number[][] {
  const tools = toolChances(history, pool, { model, caution });
  const start = toolNames.map((name) => weights[name]);
  const before = learntWeights(tools, drawsOf(history, pool.name), { from: trainedDraws, start, settings });
  return Array.from({ length: history.dates.length + 1 - from }, (_, index) => {
    const draw = from + index;
    const shares = before[Math.max(0, draw - trainedDraws)] as readonly number[];
    return Array.from({ length: pool.size }, (_, ball) =>
      tools.reduce((sum, chances, tool) => sum + (shares[tool] as number) * (chances[draw]?.[ball] as number), 0),
    );
  });
}

/** How much the ensemble listens to each tool before the draw that comes next. */
export function weightsBeforeNext(
  { model, trainedDraws, weights }: PoolEnsemble,
  history: DrawHistory,
  pool: Pool,
  { caution, ...settings }: EnsembleSettings,
): ToolWeights {
  const tools = toolChances(history, pool, { model, caution });
  const start = toolNames.map((name) => weights[name]);
  return named(learntWeights(tools, drawsOf(history, pool.name), { from: trainedDraws, start, settings }).at(-1) as readonly number[]);
}

type ModelSettings = Readonly<{ model: LinearModel; caution: number }>;

function toolChances(history: DrawHistory, pool: Pool, { model, caution }: ModelSettings): ToolChances[] {
  const simple = simpleTools(history, pool, caution);
  const table = featureTable(featuresNamed(ensembleFeatures), history, pool);
  const all = { ...simple, model: chancesByScore(table, pool.pick, 0, (row) => linearSum(model, row)) };
  return toolNames.map((name) => all[name]);
}

const modelOf = (history: DrawHistory, pool: Pool): LinearModel =>
  fitRidge(trainingTable(featuresNamed(ensembleFeatures), history, pool), modelPenalty);

const named = (weights: readonly number[]): ToolWeights =>
  Object.fromEntries(toolNames.map((name, tool) => [name, weights[tool] as number])) as Record<ToolName, number>;
