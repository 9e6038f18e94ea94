import type { Trial } from './experiment';
import { budgetEnd } from './stopping';

const trial = (skill: number | null, status: Trial['status'] = 'completed'): Trial => ({
  algorithm: 'frequency',
  hyperparameters: {},
  status,
  skill,
  rungs: [],
  durationMs: 30_000,
});
const budget = { trialsMax: 10, minutesMax: null, patience: null, workers: 1 };

describe('an experiment begins no further trial', () => {
  it('when it has had all of them', () => {
    const trials = Array.from({ length: 10 }, () => trial(0));
    expect(budgetEnd(budget, trials.slice(1))).toBeNull();
    expect(budgetEnd(budget, trials)).toBe('trials');
  });

  it('when its workers have spent their time', () => {
    const trials = [trial(0), trial(0), trial(0)];
    expect(budgetEnd({ ...budget, minutesMax: 2 }, trials)).toBeNull();
    expect(budgetEnd({ ...budget, minutesMax: 1.5 }, trials)).toBe('minutes');
    expect(budgetEnd({ ...budget, minutesMax: 1.5, workers: 2 }, trials)).toBeNull();
  });

  it('when it has found nothing better for long', () => {
    const trials = [trial(0), trial(1), trial(0.5), trial(null, 'pruned'), trial(null, 'running')];
    expect(budgetEnd({ ...budget, patience: 3 }, trials)).toBeNull();
    expect(budgetEnd({ ...budget, patience: 2 }, trials)).toBe('patience');
    expect(budgetEnd({ ...budget, patience: 2 }, [...trials, trial(2)])).toBeNull();
  });
});
