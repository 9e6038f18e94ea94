import { raceOf } from './race';

const network = { algorithm: 'mlp', hyperparameters: { epochs: 10 }, status: 'completed', skill: 0, durationMs: 1 } as const;

describe('the race of a trial', () => {
  it('meets those of its algorithm that were at its rungs before', () =>
    expect(
      raceOf(network, [
        {
          ...network,
          rungs: [
            { steps: 1, skill: -0.5 },
            { steps: 3, skill: -0.2 },
          ],
        },
        { ...network, status: 'pruned', skill: null, rungs: [{ steps: 1, skill: -0.9 }] },
        { ...network, status: 'running', skill: null, rungs: [] },
        { ...network, algorithm: 'gru', rungs: [{ steps: 1, skill: 7 }] },
      ]),
    ).toEqual({
      stepsBy: 'epochs',
      rungs: [
        { steps: 1, others: [-0.5, -0.9] },
        { steps: 3, others: [-0.2] },
        { steps: 9, others: [] },
      ],
    }));

  it('is none for an algorithm that does not learn in steps', () =>
    expect(raceOf({ algorithm: 'ridge_regression', hyperparameters: { penalty: 1 } }, [])).toBeNull());
});
