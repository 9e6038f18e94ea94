import type { TrainingMetrics } from '#events/training';
import { type DrawHistory, drawsOf, type Pool, type PoolProbabilities } from './draw-history';
import { uniformProbabilities } from './frequency';

/** 97.5 % point of the standard normal distribution: 95 % of it lie within ± z. */
const z = 1.959_963_984_540_054;

/** Log loss of one pool's draw in nats per ball: `−(1/pick) · Σ ln(p/pick)` over the balls drawn. Less is better; uniform gives `ln(size)`. */
export function logLoss(probabilities: readonly number[], drawn: readonly number[]): number {
  const pick = drawn.length;
  return -drawn.reduce((sum, ball) => sum + Math.log((probabilities[ball - 1] ?? 0) / pick), 0) / pick;
}

/**
 * How a model did on held-out draws, beside uniform: means over the draws, and the paired difference with its 95 % normal interval.
 * Both losses are computed alike, so that a model of a fair machine has an advantage of exactly 0, and never one of a rounding error.
 *
 * @param predictions one for each of the history's last draws, made without knowing it
 * @see NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.5.2 (interval of a mean; of paired differences here, at the normal quantile)
 */
export function holdoutMetrics(history: DrawHistory, predictions: readonly PoolProbabilities[]): TrainingMetrics {
  const holdoutDraws = predictions.length;
  const trainedDraws = history.dates.length - holdoutDraws;
  const pools = history.pools.map(
    (pool) => [pool.name, poolMetrics(pool, drawsOf(history, pool.name).slice(trainedDraws), predictions)] as const,
  );
  return { holdoutDraws, trainedDraws, pools: Object.fromEntries(pools) };
}

function poolMetrics(pool: Pool, drawn: readonly (readonly number[])[], predictions: readonly PoolProbabilities[]) {
  const uniform = uniformProbabilities([pool])[pool.name] ?? [];
  const losses = drawn.map((draw, index) => logLoss(predictions[index]?.[pool.name] ?? [], draw));
  const advantages = drawn.map((draw, index) => logLoss(uniform, draw) - (losses[index] ?? 0));
  const advantage = mean(advantages);
  const spread = advantages.length < 2 ? 0 : z * Math.sqrt(sampleVariance(advantages) / advantages.length);
  return {
    logLoss: mean(losses),
    uniformLogLoss: Math.log(pool.size),
    advantage,
    advantageLow: advantage - spread,
    advantageHigh: advantage + spread,
  };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1);

function sampleVariance(values: readonly number[]): number {
  const centre = mean(values);
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1);
}
