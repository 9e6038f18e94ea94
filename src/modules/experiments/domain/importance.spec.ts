import { seededRandom } from '#modules/statistics';
import { importances } from './importance';

const random = seededRandom(3);
const trials = Array.from({ length: 64 }, (_, index) => {
  const hyperparameters = { rounds: Math.floor(random() * 60), depthMax: 1 + (index % 3) };
  return { algorithm: 'gradient_boosting', hyperparameters, skill: -hyperparameters.rounds + random() };
});

describe('the importance of a choice', () => {
  it('is its share of the differences: a hyperparameter that decides has nearly all, one that does not has none', () => {
    const [first, ...others] = importances(trials);
    expect(first).toMatchObject({ algorithm: 'gradient_boosting', hyperparameter: 'rounds', trials: 64 });
    expect(first?.importance).toBeGreaterThan(0.9);
    for (const { importance } of others) expect(importance).toBeLessThan(0.15);
  });

  it('is told of the algorithm too', () => {
    const others = trials.map((trial) => ({ algorithm: 'frequency', hyperparameters: { alpha: 1 }, skill: trial.skill - 1_000 }));
    const [first] = importances([...trials, ...others]);
    expect(first).toMatchObject({ algorithm: null, hyperparameter: null, trials: 128 });
    expect(first?.importance).toBeGreaterThan(0.9);
  });

  it('is 0 where nothing differs, and of nothing nothing is said', () => {
    expect(importances(trials.slice(0, 2)).map(({ importance }) => importance)).toEqual([0, 0, 0]);
    expect(importances([])).toEqual([{ algorithm: null, hyperparameter: null, importance: 0, trials: 0 }]);
  });
});
