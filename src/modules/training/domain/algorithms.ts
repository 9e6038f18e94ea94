import { type Rejection, reject } from '#events/kernel';

/** A setting of an algorithm. */
export type Hyperparameter = Readonly<{
  name: string;
  description: string;
  default: number;
  min: number;
  max: number;
  integer: boolean;
  /** How a search goes through its range. */
  scale: 'linear' | 'logarithmic';
}>;

/** An algorithm, as it is offered. */
export type Algorithm = Readonly<{
  name: AlgorithmName;
  title: string;
  description: string;
  /** Draws of the target's era that it needs at least. */
  minimumDraws: number;
  hyperparameters: readonly Hyperparameter[];
}>;

export type AlgorithmName =
  | 'uniform'
  | 'frequency'
  | 'recency'
  | 'markov'
  | 'ridge_regression'
  | 'logistic_regression'
  | 'random_forest'
  | 'gradient_boosting'
  | 'mlp'
  | 'gru';
/** Values by name, defaults filled in. */
export type Hyperparameters = Readonly<Record<string, number>>;

const whole = { integer: true, scale: 'linear' } as const;
const real = { integer: false, scale: 'linear' } as const;
/** Of sizes that differ by factors, not by sums: a search tries 0.001 and 0.01 as far apart as 0.01 and 0.1. */
const byFactors = { integer: false, scale: 'logarithmic' } as const;

const alpha: Hyperparameter = {
  name: 'alpha',
  description: 'Weight of the fair machine, in draws of each ball.',
  default: 1,
  min: 0.001,
  max: 1_000_000,
  ...byFactors,
};
const leafRowsMin: Hyperparameter = {
  name: 'leafRowsMin',
  description: 'Rows (a ball before a draw) that a leaf has at least.',
  default: 200,
  min: 1,
  max: 100_000,
  ...whole,
};

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
    hyperparameters: [alpha],
  },
  {
    name: 'recency',
    title: 'Recency',
    description: 'How often each ball was drawn, a draw weighing half of one that came a half-life later, drawn towards a fair machine.',
    minimumDraws: 10,
    hyperparameters: [
      { name: 'halfLife', description: 'Draws after which a draw weighs half.', default: 100, min: 1, max: 10_000, ...byFactors },
      { ...alpha, default: 20 },
    ],
  },
  {
    name: 'markov',
    title: 'Markov chain',
    description: 'How often each ball followed the balls of the draw before (first order), drawn towards a fair machine.',
    minimumDraws: 10,
    hyperparameters: [
      {
        name: 'alpha',
        description: 'Weight of the fair machine, in draws that followed each ball.',
        default: 100,
        min: 0.001,
        max: 1_000_000,
        ...byFactors,
      },
    ],
  },
  {
    name: 'ridge_regression',
    title: 'Ridge regression',
    description: 'Least squares on every ball’s features, with a penalty on large weights; its sums are made into chances.',
    minimumDraws: 200,
    hyperparameters: [
      { name: 'penalty', description: 'Penalty on squared weights, in rows.', default: 100_000, min: 0.001, max: 1e9, ...byFactors },
    ],
  },
  {
    name: 'logistic_regression',
    title: 'Logistic regression',
    description: 'The chance of each ball from its features, by maximum likelihood with a penalty on large weights.',
    minimumDraws: 200,
    hyperparameters: [{ name: 'penalty', description: 'Penalty on squared weights.', default: 10_000, min: 0.001, max: 1e9, ...byFactors }],
  },
  {
    name: 'random_forest',
    title: 'Random forest',
    description: 'A mean of trees on every ball’s features, each on other draws and choosing among other features.',
    minimumDraws: 200,
    hyperparameters: [
      { name: 'trees', description: 'Trees.', default: 40, min: 1, max: 500, ...whole },
      { name: 'depthMax', description: 'Splits from the root to a leaf at most.', default: 5, min: 1, max: 12, ...whole },
      leafRowsMin,
    ],
  },
  {
    name: 'gradient_boosting',
    title: 'Gradient boosting',
    description: 'Trees on every ball’s features, each fitted to what the ones before it leave of the log loss.',
    minimumDraws: 200,
    hyperparameters: [
      { name: 'rounds', description: 'Trees, one after the other.', default: 30, min: 1, max: 500, ...whole },
      { name: 'learningRate', description: 'Share of each tree that counts.', default: 0.05, min: 0.001, max: 1, ...byFactors },
      { name: 'depthMax', description: 'Splits from the root to a leaf at most.', default: 3, min: 1, max: 8, ...whole },
      leafRowsMin,
      { name: 'rowShare', description: 'Share of the rows that each tree sees.', default: 0.8, min: 0.1, max: 1, ...real },
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
      { name: 'learningRate', description: 'Step of the optimiser (Adam).', default: 0.001, min: 0.000_001, max: 1, ...byFactors },
    ],
  },
  {
    name: 'gru',
    title: 'Recurrent network',
    description: 'Gated recurrent units over the last draws in their order (TensorFlow.js).',
    minimumDraws: 100,
    hyperparameters: [
      { name: 'units', description: 'Width of its memory.', default: 16, min: 1, max: 128, ...whole },
      { name: 'window', description: 'Draws that it looks back on.', default: 10, min: 1, max: 50, ...whole },
      { name: 'epochs', description: 'Passes over the draws.', default: 5, min: 1, max: 200, ...whole },
      { name: 'learningRate', description: 'Step of the optimiser (Adam).', default: 0.001, min: 0.000_001, max: 1, ...byFactors },
    ],
  },
];

/** An algorithm's hyperparameters as JSON Schema (2020-12): what `POST /v1/trainings` takes as `hyperparameters`. */
export const hyperparameterSchema = ({ title, hyperparameters }: Algorithm): Readonly<Record<string, unknown>> => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title,
  type: 'object',
  properties: Object.fromEntries(
    hyperparameters.map(({ name, description, default: standard, min, max, integer }) => [
      name,
      { type: integer ? 'integer' : 'number', description, default: standard, minimum: min, maximum: max },
    ]),
  ),
  additionalProperties: false,
});

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
