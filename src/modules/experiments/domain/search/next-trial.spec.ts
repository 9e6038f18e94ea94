import type { Trial } from '../experiment';
import { nextTrial, type SearchSettings } from './next-trial';
import { keyOf, type SearchSpaces } from './search-space';

const spaces: SearchSpaces = {
  frequency: { alpha: { kind: 'range', min: 1, max: 1_000, step: null, scale: 'logarithmic' } },
  gradient_boosting: {
    rounds: { kind: 'range', min: 5, max: 60, step: 1, scale: 'linear' },
    depthMax: { kind: 'choice', values: [1, 2, 3] },
  },
};
const samplers = ['grid', 'random', 'tpe'] as const;
const trialOf = (
  algorithm: string,
  hyperparameters: Record<string, number>,
  skill: number | null,
  status: Trial['status'] = 'completed',
): Trial => ({
  algorithm,
  hyperparameters,
  status,
  skill,
  rungs: [],
  durationMs: 1,
});

/** Trials one after the other, boosting being better than frequency, the more so the fewer rounds it has. */
function tried(settings: SearchSettings, count: number): Trial[] {
  const trials: Trial[] = [];
  while (trials.length < count) {
    const proposal = nextTrial(settings, trials);
    if (!proposal) break;
    const { algorithm, hyperparameters } = proposal;
    trials.push(trialOf(algorithm, { ...hyperparameters }, algorithm === 'frequency' ? -1 : -(hyperparameters.rounds ?? 0) / 60));
  }
  return trials;
}

describe('the next trial', () => {
  it.each(samplers)('of %s is the baseline first, and never one that was tried', (sampler) => {
    const trials = tried({ spaces, sampler, seed: 3 }, 60);
    expect(trials[0]).toMatchObject({ algorithm: 'uniform', hyperparameters: {} });
    expect(new Set(trials.map(({ algorithm, hyperparameters }) => keyOf(algorithm, hyperparameters))).size).toBe(trials.length);
  });

  it.each(samplers)('of %s follows from the seed and the trials before alone', (sampler) => {
    const settings = { spaces, sampler, seed: 3 };
    const trials = tried(settings, 16);
    expect(tried(settings, 16)).toEqual(trials);
    expect(nextTrial(settings, trials.slice(0, 12))).toEqual({
      algorithm: trials[12]?.algorithm,
      hyperparameters: trials[12]?.hyperparameters,
    });
    if (sampler !== 'grid') expect(tried({ ...settings, seed: 4 }, 16)).not.toEqual(trials);
  });

  it('of a grid takes the algorithms in turns, and both ends of every range', () => {
    const trials = tried({ spaces, sampler: 'grid', seed: 1 }, 1_000);
    expect(trials.length).toBe(1 + 4 + 4 * 3);
    expect(trials.slice(1, 5).map(({ algorithm }) => algorithm)).toEqual([
      'frequency',
      'gradient_boosting',
      'frequency',
      'gradient_boosting',
    ]);
    const alphas = trials.filter(({ algorithm }) => algorithm === 'frequency').map(({ hyperparameters }) => hyperparameters.alpha);
    expect(alphas).toEqual([1, expect.closeTo(10), expect.closeTo(100), expect.closeTo(1_000)]);
    expect(new Set(trials.map(({ hyperparameters }) => hyperparameters.rounds))).toEqual(new Set([undefined, 5, 23, 42, 60]));
  });

  it('is none when everything was tried', () => {
    const small: SearchSpaces = { frequency: { alpha: { kind: 'choice', values: [1, 2] } } };
    for (const sampler of samplers) expect(tried({ spaces: small, sampler, seed: 1 }, 10)).toHaveLength(3);
  });

  it('of tpe goes where it was good', () => {
    const late = (sampler: 'tpe' | 'random') => [1, 2, 3, 4, 5].flatMap((seed) => tried({ spaces, sampler, seed }, 80).slice(40));
    const boosted = (trials: readonly Trial[]) => trials.filter(({ algorithm }) => algorithm === 'gradient_boosting').length;
    const good = (trials: readonly Trial[]) => trials.filter(({ hyperparameters: { rounds = 60 } }) => rounds < 25).length;
    const [tpe, random] = [late('tpe'), late('random')];
    expect(boosted(tpe)).toBeGreaterThan(1.2 * boosted(random));
    expect(good(tpe)).toBeGreaterThan(1.5 * good(random));
  });
});
