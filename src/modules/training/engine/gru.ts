import { drawsOf } from '../domain/draw-history';
import type { NetworkKind, NetworkSettings } from './network';

export type GruSettings = NetworkSettings & Readonly<{ units: number; window: number }>;

/** The last draws in their order, through gated recurrent units, to a share of every ball. @see Cho et al. (2014) */
export const gru: NetworkKind<GruSettings> = {
  minimumHistory: ({ window }) => window,

  inputs: (history, pool, { window }) => {
    const draws = drawsOf(history, pool.name);
    const values = new Float32Array((draws.length + 1) * window * pool.size);
    for (let target = 0; target <= draws.length; target++) {
      for (let step = 0; step < window; step++) {
        for (const ball of draws[target - window + step] ?? []) values[(target * window + step) * pool.size + ball - 1] = 1;
      }
    }
    return { values, shape: [window, pool.size] };
  },

  build: (tf, { size }, { units, window }, seed) => {
    const initializer = (offset: number) => tf.initializers.glorotUniform({ seed: (seed + offset) % 2 ** 31 });
    return tf.sequential({
      name: 'gru',
      layers: [
        tf.layers.gru({
          name: 'memory',
          units,
          inputShape: [window, size],
          kernelInitializer: initializer(1),
          recurrentInitializer: initializer(2),
        }),
        tf.layers.dense({ name: 'balls', units: size, activation: 'softmax', kernelInitializer: initializer(3) }),
      ],
    });
  },
};
