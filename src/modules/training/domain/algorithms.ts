import { type Rejection, reject } from '#events/kernel';

/** A setting of an algorithm. */
export type Hyperparameter = Readonly<{ name: string; description: string; default: number; min: number; max: number; integer: boolean }>;

/** An algorithm, as it is offered. */
export type Algorithm = Readonly<{
  name: AlgorithmName;
  title: string;
  description: string;
  /** Draws of the target's era that it needs at least. */
  minimumDraws: number;
  hyperparameters: readonly Hyperparameter[];
}>;

export type AlgorithmName = 'uniform' | 'frequency' | 'mlp';
/** Values by name, defaults filled in. */
export type Hyperparameters = Readonly<Record<string, number>>;

const whole = { integer: true } as const;
const real = { integer: false } as const;

/** Every algorithm there is. */
export const algorithms: readonly Algorithm[] = [
  {
    name: 'uniform',
    title: 'Uniform',
    description: 'Every ball alike: what a fair machine does, and the baseline of all others.',
    minimumDraws: 1,
    hyperparameters: [],
  },
  {
    name: 'frequency',
    title: 'Frequency',
    description: 'How often each ball was drawn in the current era, smoothed towards a fair machine (Dirichlet prior).',
    minimumDraws: 10,
    hyperparameters: [
      { name: 'alpha', description: 'Weight of the fair machine, in draws of each ball.', default: 1, min: 0.001, max: 1_000_000, ...real },
    ],
  },
  {
    name: 'mlp',
    title: 'Neural network',
    description: 'A network with one hidden layer over every ball’s gap and recent rates (TensorFlow.js).',
    minimumDraws: 100,
    hyperparameters: [
      { name: 'hiddenUnits', description: 'Width of the hidden layer.', default: 16, min: 1, max: 256, ...whole },
      { name: 'epochs', description: 'Passes over the draws.', default: 8, min: 1, max: 500, ...whole },
      { name: 'learningRate', description: 'Step of the optimiser (Adam).', default: 0.001, min: 0.000_001, max: 1, ...real },
    ],
  },
];

/** @returns the algorithm of a name, or undefined */
export const algorithmNamed = (name: string): Algorithm | undefined => algorithms.find((algorithm) => algorithm.name === name);

/** An algorithm's hyperparameters with defaults filled in, or a refusal that says what would be right. */
export function resolveHyperparameters(name: string, given: Readonly<Record<string, unknown>>): Hyperparameters | Rejection {
  const algorithm = algorithmNamed(name);
  if (!algorithm)
    return reject('unknown-algorithm', `there is no algorithm ${name}; there are: ${algorithms.map((known) => known.name).join(', ')}`);
  const unknown = Object.keys(given).filter((key) => !algorithm.hyperparameters.some((known) => known.name === key));
  if (unknown.length > 0) return reject('invalid-hyperparameters', `${name} has no ${unknown.join(', ')}`);
  const wrong = algorithm.hyperparameters.filter((known) => !fits(known, given[known.name] ?? known.default));
  if (wrong.length > 0) return reject('invalid-hyperparameters', wrong.map(demand).join('; '));
  return Object.fromEntries(
    algorithm.hyperparameters.map((known) => [known.name, (given[known.name] as number | undefined) ?? known.default]),
  );
}

const fits = ({ min, max, integer }: Hyperparameter, value: unknown) =>
  typeof value === 'number' && value >= min && value <= max && (!integer || Number.isInteger(value));

const demand = ({ name, min, max, integer }: Hyperparameter) => `${name} must be a ${integer ? 'whole ' : ''}number from ${min} to ${max}`;
