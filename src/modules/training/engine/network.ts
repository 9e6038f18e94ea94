import type * as TensorFlow from '@tensorflow/tfjs';
import { chancesOf } from '../domain/chances';
import { type DrawHistory, drawsOf, type Pool } from '../domain/draw-history';
import { seededRandom, shuffledIndices } from '#modules/statistics';
import type { LearningStep } from '../domain/training-progress';
import { tensorflow } from './backend';

export type TensorFlowModule = typeof TensorFlow;

/** Weights of one pool's network: for each tensor its shape and its 32-bit floats, little-endian, in base64. */
export type PoolWeights = readonly Readonly<{ shape: readonly number[]; float32: string }>[];

/** What one pool's network is given: `values` of shape `[draws + 1, …shape]`, the last one of the draw that comes next. */
export type NetworkInputs = Readonly<{ values: Float32Array; shape: readonly number[] }>;

/** A kind of network: how it is built, and what it looks at. */
export type NetworkKind<Settings extends NetworkSettings> = Readonly<{
  /** Draws that must have gone before the first one it learns from. */
  minimumHistory: (settings: Settings) => number;
  inputs: (history: DrawHistory, pool: Pool, settings: Settings) => NetworkInputs;
  /** Its first weights follow from the seed. Its last layer gives a share of every ball (softmax). */
  build: (tf: TensorFlowModule, pool: Pool, settings: Settings, seed: number) => TensorFlow.Sequential;
}>;

export type NetworkSettings = Readonly<{ epochs: number; learningRate: number }>;

const batchSize = 32;

/**
 * Fits one network a pool to the history. Same history, settings and seed on the same backend: same bytes.
 *
 * @throws Error when the weights run away to infinity
 */
export async function fitNetworks<Settings extends NetworkSettings>(
  kind: NetworkKind<Settings>,
  history: DrawHistory,
  settings: Settings,
  { seed, report }: Readonly<{ seed: number; report: (step: LearningStep) => void }>,
): Promise<Record<string, PoolWeights>> {
  const { tf } = await tensorflow();
  const weights: Record<string, PoolWeights> = {};
  for (const [index, pool] of history.pools.entries()) {
    const network = kind.build(tf, pool, settings, seed + index * 1_000);
    const onEpoch = (done: number, loss: number) => report({ pool: pool.name, done, total: settings.epochs, loss });
    await fitNetwork(tf, network, { ...batchOf(kind, history, pool, settings), seed, settings, onEpoch });
    weights[pool.name] = network.getWeights().map(toWeights);
    network.dispose();
  }
  return weights;
}

/** The chances of each draw from `from` on, the next one included: every one from the draws before it. By pool. */
export async function predictNetworks<Settings extends NetworkSettings>(
  kind: NetworkKind<Settings>,
  { history, settings, weights }: Readonly<{ history: DrawHistory; settings: Settings; weights: Readonly<Record<string, PoolWeights>> }>,
  from: number,
): Promise<Record<string, number[][]>> {
  const { tf } = await tensorflow();
  return Object.fromEntries(
    history.pools.map((pool) => {
      const network = kind.build(tf, pool, settings, 0);
      const tensors = (weights[pool.name] ?? []).map(({ shape, float32 }) => tf.tensor(fromBase64(float32), [...shape]));
      network.setWeights(tensors);
      const { values, shape } = kind.inputs(history, pool, settings);
      const width = shape.reduce((size, length) => size * length, 1);
      const asked = values.subarray(from * width);
      const count = asked.length / width;
      const shares = tf.tidy(() => (network.predict(tf.tensor(asked, [count, ...shape])) as TensorFlow.Tensor).dataSync());
      tf.dispose(tensors);
      network.dispose();
      const rows = Array.from({ length: count }, (_, row) => [...shares.subarray(row * pool.size, (row + 1) * pool.size)]);
      return [pool.name, rows.map((row) => chancesOf(row, pool.pick))];
    }),
  );
}

type Batch = Readonly<{ inputs: Float32Array; shape: readonly number[]; targets: Float32Array; count: number; size: number }>;

/** What there is to learn from: inputs, and each drawn ball's share of the draw. */
function batchOf<Settings extends NetworkSettings>(
  kind: NetworkKind<Settings>,
  history: DrawHistory,
  pool: Pool,
  settings: Settings,
): Batch {
  const from = kind.minimumHistory(settings);
  const draws = drawsOf(history, pool.name).slice(from);
  const { values, shape } = kind.inputs(history, pool, settings);
  const width = shape.reduce((size, length) => size * length, 1);
  const targets = new Float32Array(draws.length * pool.size);
  for (const [row, draw] of draws.entries()) for (const ball of draw) targets[row * pool.size + ball - 1] = 1 / pool.pick;
  return { inputs: values.subarray(from * width, (from + draws.length) * width), shape, targets, count: draws.length, size: pool.size };
}

type Fit = Batch & Readonly<{ seed: number; settings: NetworkSettings; onEpoch: (done: number, loss: number) => void }>;

/** Learns in an order that the seed decides: TensorFlow's own shuffling has no seed. */
async function fitNetwork(tf: TensorFlowModule, network: TensorFlow.Sequential, fit: Fit): Promise<void> {
  const { shape, count, size, settings, onEpoch } = fit;
  const order = shuffledIndices(count, seededRandom(fit.seed));
  const x = tf.tensor(reordered(fit.inputs, order), [count, ...shape]);
  const y = tf.tensor2d(reordered(fit.targets, order), [count, size]);
  const callbacks = { onEpochEnd: (epoch: number, logs?: TensorFlow.Logs) => onEpoch(epoch + 1, logs?.loss ?? Number.NaN) };
  const optimizer = tf.train.adam(settings.learningRate);
  network.compile({ optimizer, loss: 'categoricalCrossentropy' });
  await network.fit(x, y, { epochs: settings.epochs, batchSize, shuffle: false, verbose: 0, yieldEvery: 'never', callbacks });
  tf.dispose([x, y]);
  optimizer.dispose();
}

function reordered(rows: Float32Array, order: readonly number[]): Float32Array {
  const width = rows.length / Math.max(order.length, 1);
  const result = new Float32Array(rows.length);
  for (const [to, from] of order.entries()) result.set(rows.subarray(from * width, (from + 1) * width), to * width);
  return result;
}

function toWeights(tensor: TensorFlow.Tensor): PoolWeights[number] {
  const floats = tensor.dataSync() as Float32Array;
  if (!floats.every(Number.isFinite)) throw new Error('the network has diverged: a weight is not a number; a lower learningRate may help');
  return { shape: tensor.shape, float32: toBase64(floats) };
}

const toBase64 = (floats: Float32Array): string => Buffer.from(floats.buffer, floats.byteOffset, floats.byteLength).toString('base64');

function fromBase64(text: string): Float32Array {
  const bytes = Uint8Array.from(Buffer.from(text, 'base64'));
  return new Float32Array(bytes.buffer);
}
