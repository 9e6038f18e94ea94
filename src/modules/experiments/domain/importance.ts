/** A trial as far as importance goes. */
export type MeasuredTrial = Readonly<{ algorithm: string; hyperparameters: Readonly<Record<string, number>>; skill: number }>;

/** How much of the differences in skill goes with one hyperparameter of an algorithm, or with the choice of the algorithm. */
export type Importance = Readonly<{ algorithm: string | null; hyperparameter: string | null; importance: number; trials: number }>;

const groupsMax = 8;

/**
 * The share of the variance of the skills that goes with each hyperparameter, cut into groups of equal size; 0 where it is no more than chance would
 * give. The most important first. It tells what went together in these trials, not what caused what.
 *
 * @see Kelley, An Unbiased Correlation Ratio Measure (1935): ε² = 1 − (1 − η²)(n − 1)/(n − groups)
 */
export function importances(trials: readonly MeasuredTrial[]): Importance[] {
  const algorithms = [...new Set(trials.map(({ algorithm }) => algorithm))].sort();
  const ofAlgorithms = { algorithm: null, hyperparameter: null, trials: trials.length };
  const choice = {
    ...ofAlgorithms,
    importance: explained(trials.map(({ algorithm, skill }) => ({ group: algorithms.indexOf(algorithm), skill }))),
  };
  const own = algorithms.flatMap((algorithm) => {
    const its = trials.filter((trial) => trial.algorithm === algorithm);
    return Object.keys(its[0]?.hyperparameters ?? {}).map((hyperparameter) => {
      const grouped = inGroups(its.map(({ hyperparameters, skill }) => ({ value: hyperparameters[hyperparameter] as number, skill })));
      return { algorithm, hyperparameter, importance: explained(grouped), trials: its.length };
    });
  });
  return [choice, ...own].sort((a, b) => b.importance - a.importance);
}

type Grouped = Readonly<{ group: number; skill: number }>;

/** Groups by rank of the value; equal values are in one group. */
function inGroups(trials: readonly Readonly<{ value: number; skill: number }>[]): Grouped[] {
  const groups = Math.min(groupsMax, Math.floor(Math.sqrt(trials.length)));
  const values = trials.map(({ value }) => value).sort((a, b) => a - b);
  return trials.map(({ value, skill }) => ({ group: Math.floor((values.indexOf(value) * groups) / values.length), skill }));
}

function explained(trials: readonly Grouped[]): number {
  const numbers = [...new Set(trials.map(({ group }) => group))];
  const total = sumOfSquares(trials);
  if (numbers.length < 2 || trials.length <= numbers.length || total === 0) return 0;
  const within = numbers.reduce((sum, number) => sum + sumOfSquares(trials.filter(({ group }) => group === number)), 0);
  return Math.max(0, 1 - ((within / total) * (trials.length - 1)) / (trials.length - numbers.length));
}

function sumOfSquares(trials: readonly Grouped[]): number {
  const mean = trials.reduce((sum, { skill }) => sum + skill, 0) / trials.length;
  return trials.reduce((sum, { skill }) => sum + (skill - mean) ** 2, 0);
}
