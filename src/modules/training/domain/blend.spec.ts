import { isRejection } from '#events/kernel';
import { blended, minimumDrawsOf, resolveMembers } from './blend';

const frequency = { algorithm: 'frequency', weight: 3 };
const forest = { algorithm: 'random_forest', weight: 1, hyperparameters: { trees: 5 } };

describe('the members of a blend', () => {
  it('have defaults, and weights that sum to 1', () =>
    expect(resolveMembers('blend', [frequency, forest])).toEqual([
      { algorithm: 'frequency', hyperparameters: { alpha: 1 }, weight: 0.75 },
      { algorithm: 'random_forest', hyperparameters: { trees: 5, depthMax: 5, leafRowsMin: 200 }, weight: 0.25 },
    ]));

  it.each([
    ['of another algorithm', 'frequency', [forest], 'invalid-members'],
    ['that are none', 'blend', [], 'invalid-members'],
    ['that are too many', 'blend', Array.from({ length: 21 }, () => frequency), 'invalid-members'],
    ['that are blends', 'blend', [{ algorithm: 'blend', weight: 1 }], 'invalid-members'],
    ['without weight', 'blend', [{ ...frequency, weight: 0 }], 'invalid-members'],
    ['that do not exist', 'blend', [{ algorithm: 'oracle', weight: 1 }], 'unknown-algorithm'],
    ['with wrong hyperparameters', 'blend', [{ ...forest, hyperparameters: { trees: 0 } }], 'invalid-hyperparameters'],
  ])('%s are refused', (_, algorithm, members, code) => {
    const refusal = resolveMembers(algorithm, members);
    expect(isRejection(refusal) && refusal.rejected).toBe(code);
  });

  it('need as many draws as the neediest of them', () => {
    expect(minimumDrawsOf('blend', resolveMembers('blend', [frequency, forest]) as never)).toBe(200);
    expect(minimumDrawsOf('frequency', [])).toBe(10);
  });

  it('are mixed by their weights', () =>
    expect(blended([0.75, 0.25], [{ red: [0.2, 0.8] }, { red: [0.6, 0.4] }])).toEqual({ red: [expect.closeTo(0.3), expect.closeTo(0.7)] }));
});
