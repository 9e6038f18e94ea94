import type * as TensorFlow from '@tensorflow/tfjs';
import { chancesOf } from '../domain/chances';
import { type DrawHistory, drawsOf, type Pool, type PoolProbabilities } from '../domain/draw-history';
import { ballFeatures, featureHistoryMin, featuresPerBall } from '../domain/features';
import { seededRandom, shuffledIndices } from '../domain/random';
import { tensorflow } from './backend';

/** Weights of one pool's network: for each tensor its shape and its 32-bit floats, little-endian, in base64. */
export type PoolWeights = readonly Readonly<{ shape: readonly number[]; float32: string }>[];
export type MlpSettings = Readonly<{ hiddenUnits: number; epochs: number; learningRate: number }>;

type Network = TensorFlow.Sequential;

const batchSize = 32;

/** A network: every ball's features, one hidden layer, a chance for every ball. Its first weights follow from the seed. */
function buildNetwork(tf: typeof TensorFlow, size: number, hiddenUnits: number, seed: number): Network {
  const initializer = (offset: number) => tf.initializers.glorotUniform({ seed: (seed + offset) % 2 ** 31 });
  return tf.sequential({
    name: 'mlp',
    layers: [
      tf.layers.dense({
        name: 'hidden',
        units: hiddenUnits,
        activation: 'relu',
        inputShape: [size * featuresPerBall],
        kernelInitializer: initializer(1),
      }),
      tf.layers.dense({ name: 'balls', units: size, activation: 'softmax', kernelInitializer: initializer(2) }),
    ],
  });
}

/**
 * Fits one network a pool to the history. Same history, settings and seed on the same backend: same bytes.
 *
 * @throws Error when the weights run away to infinity
 */
export async function fitMlp(history: DrawHistory, settings: MlpSettings, seed: number): Promise<Record<string, PoolWeights>> {
  const { tf } = await tensorflow();
  const weights: Record<string, PoolWeights> = {};
  for (const [index, pool] of history.pools.entries()) {
    const network = buildNetwork(tf, pool.size, settings.hiddenUnits, seed + index * 1_000);
    await fitNetwork(tf, network, { draws: drawsOf(history, pool.name), pool, settings, seed });
    weights[pool.name] = network.getWeights().map(toWeights);
    network.dispose();
  }
  return weights;
}

function toWeights(tensor: TensorFlow.Tensor): PoolWeights[number] {
  const floats = tensor.dataSync() as Float32Array;
  if (!floats.every(Number.isFinite)) throw new Error('the network has diverged: a weight is not a number; a lower learningRate may help');
  return { shape: tensor.shape, float32: toBase64(floats) };
}

type Fit = Readonly<{ draws: readonly (readonly number[])[]; pool: Pool; settings: MlpSettings; seed: number }>;

async function fitNetwork(tf: typeof TensorFlow, network: Network, { draws, pool, settings, seed }: Fit): Promise<void> {
  const width = pool.size * featuresPerBall;
  const order = shuffledIndices(draws.length - featureHistoryMin, seededRandom(seed)).map((index) => index + featureHistoryMin);
  const features = ballFeatures(draws, pool);
  const inputs = new Float32Array(order.length * width);
  const targets = new Float32Array(order.length * pool.size);
  order.forEach((draw, row) => {
    inputs.set(features.subarray(draw * width, (draw + 1) * width), row * width);
    for (const ball of draws[draw] ?? []) targets[row * pool.size + ball - 1] = 1 / pool.pick;
  });
  const x = tf.tensor2d(inputs, [order.length, width]);
  const y = tf.tensor2d(targets, [order.length, pool.size]);
  const optimizer = tf.train.adam(settings.learningRate);
  network.compile({ optimizer, loss: 'categoricalCrossentropy' });
  await network.fit(x, y, { epochs: settings.epochs, batchSize, shuffle: false, verbose: 0, yieldEvery: 'never' });
  tf.dispose([x, y]);
  optimizer.dispose();
}

/** The chances of each draw from `from` on, the next one included: every one from the draws before it. */
export async function predictMlp(history: DrawHistory, weights: Record<string, PoolWeights>, from: number): Promise<PoolProbabilities[]> {
  const { tf } = await tensorflow();
  const byPool = history.pools.map(
    (pool) => [pool.name, predictPool(tf, drawsOf(history, pool.name), pool, weights[pool.name] ?? [], from)] as const,
  );
  const count = history.dates.length + 1 - from;
  return Array.from({ length: count }, (_, index) => Object.fromEntries(byPool.map(([name, rows]) => [name, rows[index] ?? []])));
}

function predictPool(
  tf: typeof TensorFlow,
  draws: readonly (readonly number[])[],
  pool: Pool,
  weights: PoolWeights,
  from: number,
): number[][] {
  const width = pool.size * featuresPerBall;
  const network = buildNetwork(tf, pool.size, weights[0]?.shape[1] ?? 1, 0);
  const tensors = weights.map(({ shape, float32 }) => tf.tensor(fromBase64(float32), [...shape]));
  network.setWeights(tensors);
  const features = ballFeatures(draws, pool).subarray(from * width);
  const shares = tf.tidy(() => (network.predict(tf.tensor2d(features, [features.length / width, width])) as TensorFlow.Tensor).dataSync());
  tf.dispose(tensors);
  network.dispose();
  return Array.from({ length: features.length / width }, (_, row) =>
    chancesOf([...shares.subarray(row * pool.size, (row + 1) * pool.size)], pool.pick),
  );
}

const toBase64 = (floats: Float32Array): string => Buffer.from(floats.buffer, floats.byteOffset, floats.byteLength).toString('base64');

function fromBase64(text: string): Float32Array {
  const bytes = Uint8Array.from(Buffer.from(text, 'base64'));
  return new Float32Array(bytes.buffer);
}
