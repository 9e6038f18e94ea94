import { featuresNamed } from '../domain/features/feature-registry';
import { featureTable, minimumHistoryOf } from '../domain/features/feature-table';
import type { NetworkKind, NetworkSettings } from './network';

export type MlpSettings = NetworkSettings & Readonly<{ hiddenUnits: number }>;

/** What the network looks at, of every ball. */
export const mlpFeatures = ['gap', 'rate_10', 'rate_50', 'rate_era'] as const;

const features = featuresNamed(mlpFeatures);

/** Every ball's features, one hidden layer, a share of every ball. */
export const mlp: NetworkKind<MlpSettings> = {
  minimumHistory: () => minimumHistoryOf(features),

  inputs: (history, pool) => {
    const { values, size, width } = featureTable(features, history, pool);
    return { values, shape: [size * width] };
  },

  build: (tf, { size }, { hiddenUnits }, seed) => {
    const initializer = (offset: number) => tf.initializers.glorotUniform({ seed: (seed + offset) % 2 ** 31 });
    return tf.sequential({
      name: 'mlp',
      layers: [
        tf.layers.dense({
          name: 'hidden',
          units: hiddenUnits,
          activation: 'relu',
          inputShape: [size * features.length],
          kernelInitializer: initializer(1),
        }),
        tf.layers.dense({ name: 'balls', units: size, activation: 'softmax', kernelInitializer: initializer(2) }),
      ],
    });
  },
};
