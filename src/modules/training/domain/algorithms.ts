import { type Rejection, reject } from '#events/kernel';

/** A setting of an algorithm. */
export type Hyperparameter = Readonly<{
  name: string;
  description: string;
  default: number;
  min: number;
  max: number;
  integer: boolean;
  /** Where a search looks when it is not told: a part of the range that is worth its time, and how it goes through it. */
  search: Readonly<{ min: number; max: number; scale: 'linear' | 'logarithmic' }>;
}>;

/** An algorithm, as it is offered. */
export type Algorithm = Readonly<{
  name: AlgorithmName;
  title: string;
  description: string;
  /** Draws of the target's era that it needs at least. */
  minimumDraws: number;
  hyperparameters: readonly Hyperparameter[];
  /** The hyperparameter that says how many steps it learns in, where it learns in steps: fewer of them are the same beginning. */
  stepsBy?: string;
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
  | 'gru'
  | 'ensemble'
  | 'blend';
/** Values by name, defaults filled in. */
export type Hyperparameters = Readonly<Record<string, number>>;

const linear = (min: number, max: number) => ({ min, max, scale: 'linear' }) as const;
/** Of sizes that differ by factors, not by sums: a search tries 0.001 and 0.01 as far apart as 0.01 and 0.1. */
const byFactors = (min: number, max: number) => ({ min, max, scale: 'logarithmic' }) as const;

const alpha: Hyperparameter = {
  name: 'alpha',
  description: 'Weight of the fair machine, in draws of each ball.',
  default: 1,
  min: 0.001,
  max: 1_000_000,
  integer: false,
  search: byFactors(1, 100_000),
};
const leafRowsMin: Hyperparameter = {
  name: 'leafRowsMin',
  description: 'Rows (a ball before a draw) that a leaf has at least.',
  default: 200,
  min: 1,
  max: 100_000,
  integer: true,
  search: byFactors(50, 5_000),
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
      {
        name: 'halfLife',
        description: 'Draws after which a draw weighs half.',
        default: 100,
        min: 1,
        max: 10_000,
        integer: false,
        search: byFactors(10, 2_000),
      },
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
        integer: false,
        search: byFactors(1, 100_000),
      },
    ],
  },
  {
    name: 'ridge_regression',
    title: 'Ridge regression',
    description: 'Least squares on every ball’s features, with a penalty on large weights; its sums are made into chances.',
    minimumDraws: 200,
    hyperparameters: [
      {
        name: 'penalty',
        description: 'Penalty on squared weights, in rows.',
        default: 100_000,
        min: 0.001,
        max: 1e9,
        integer: false,
        search: byFactors(100, 1e7),
      },
    ],
  },
  {
    name: 'logistic_regression',
    title: 'Logistic regression',
    description: 'The chance of each ball from its features, by maximum likelihood with a penalty on large weights.',
    minimumDraws: 200,
    hyperparameters: [
      {
        name: 'penalty',
        description: 'Penalty on squared weights.',
        default: 10_000,
        min: 0.001,
        max: 1e9,
        integer: false,
        search: byFactors(10, 1e6),
      },
    ],
  },
  {
    name: 'random_forest',
    title: 'Random forest',
    description: 'A mean of trees on every ball’s features, each on other draws and choosing among other features.',
    minimumDraws: 200,
    stepsBy: 'trees',
    hyperparameters: [
      { name: 'trees', description: 'Trees.', default: 40, min: 1, max: 500, integer: true, search: linear(10, 80) },
      {
        name: 'depthMax',
        description: 'Splits from the root to a leaf at most.',
        default: 5,
        min: 1,
        max: 12,
        integer: true,
        search: linear(2, 8),
      },
      leafRowsMin,
    ],
  },
  {
    name: 'gradient_boosting',
    title: 'Gradient boosting',
    description: 'Trees on every ball’s features, each fitted to what the ones before it leave of the log loss.',
    minimumDraws: 200,
    stepsBy: 'rounds',
    hyperparameters: [
      { name: 'rounds', description: 'Trees, one after the other.', default: 30, min: 1, max: 500, integer: true, search: linear(5, 60) },
      {
        name: 'learningRate',
        description: 'Share of each tree that counts.',
        default: 0.05,
        min: 0.001,
        max: 1,
        integer: false,
        search: byFactors(0.005, 0.3),
      },
      {
        name: 'depthMax',
        description: 'Splits from the root to a leaf at most.',
        default: 3,
        min: 1,
        max: 8,
        integer: true,
        search: linear(1, 5),
      },
      leafRowsMin,
      {
        name: 'rowShare',
        description: 'Share of the rows that each tree sees.',
        default: 0.8,
        min: 0.1,
        max: 1,
        integer: false,
        search: linear(0.5, 1),
      },
    ],
  },
  {
    name: 'mlp',
    title: 'Neural network',
    description: 'A network with one hidden layer over every ball’s gap and recent rates (TensorFlow.js).',
    minimumDraws: 100,
    stepsBy: 'epochs',
    hyperparameters: [
      {
        name: 'hiddenUnits',
        description: 'Width of the hidden layer.',
        default: 16,
        min: 1,
        max: 256,
        integer: true,
        search: byFactors(4, 64),
      },
      { name: 'epochs', description: 'Passes over the draws.', default: 8, min: 1, max: 500, integer: true, search: linear(1, 15) },
      {
        name: 'learningRate',
        description: 'Step of the optimiser (Adam).',
        default: 0.001,
        min: 0.000_001,
        max: 1,
        integer: false,
        search: byFactors(0.0001, 0.01),
      },
    ],
  },
  {
    name: 'gru',
    title: 'Recurrent network',
    description: 'Gated recurrent units over the last draws in their order (TensorFlow.js).',
    minimumDraws: 100,
    stepsBy: 'epochs',
    hyperparameters: [
      { name: 'units', description: 'Width of its memory.', default: 16, min: 1, max: 128, integer: true, search: byFactors(4, 32) },
      { name: 'window', description: 'Draws that it looks back on.', default: 10, min: 1, max: 50, integer: true, search: linear(3, 20) },
      { name: 'epochs', description: 'Passes over the draws.', default: 5, min: 1, max: 200, integer: true, search: linear(1, 9) },
      {
        name: 'learningRate',
        description: 'Step of the optimiser (Adam).',
        default: 0.001,
        min: 0.000_001,
        max: 1,
        integer: false,
        search: byFactors(0.0001, 0.01),
      },
    ],
  },
  {
    name: 'ensemble',
    title: 'Ensemble of tools',
    description:
      'Listens to simple tools (frequency, recency, trend, pairs, sums, weekday, a model) and to chance, the more to each the better it foresaw the draws so far.',
    minimumDraws: 300,
    hyperparameters: [
      {
        name: 'learningRate',
        description: 'How fast the weights learn: the power of each draw’s mean likelihood a ball.',
        default: 1,
        min: 0.001,
        max: 1,
        integer: false,
        search: byFactors(0.05, 1),
      },
      {
        name: 'forgetting',
        description: 'Share of the weights that is spread anew after each draw.',
        default: 0.01,
        min: 0,
        max: 1,
        integer: false,
        search: linear(0, 0.05),
      },
      {
        name: 'caution',
        description: 'Weight of the fair machine in each tool, in draws.',
        default: 200,
        min: 1,
        max: 1_000_000,
        integer: false,
        search: byFactors(50, 5_000),
      },
    ],
  },
  {
    name: 'blend',
    title: 'Blend',
    description:
      'A weighted mean of the chances that its members give: what an experiment puts together when that is better than one alone.',
    minimumDraws: 1,
    hyperparameters: [],
  },
];

/**
 * An algorithm's hyperparameters as JSON Schema (2020-12): what `POST /v1/trainings` takes as `hyperparameters`. `x-search` is where an experiment
 * looks when it is not told.
 */
export const hyperparameterSchema = ({ title, hyperparameters }: Algorithm): Readonly<Record<string, unknown>> => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title,
  type: 'object',
  properties: Object.fromEntries(
    hyperparameters.map(({ name, description, default: standard, min, max, integer, search }) => [
      name,
      { type: integer ? 'integer' : 'number', description, default: standard, minimum: min, maximum: max, 'x-search': search },
    ]),
  ),
  additionalProperties: false,
});

/** What an experiment may look among: every algorithm that is not made of others. */
export const searchableAlgorithms: readonly string[] = algorithms.map(({ name }) => name).filter((name) => name !== 'blend');

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
