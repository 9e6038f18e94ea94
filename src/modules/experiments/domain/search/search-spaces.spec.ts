import fc from 'fast-check';
import { isRejection } from '#events/kernel';
import { seededRandom } from '#modules/statistics';
import { algorithmNamed, resolveHyperparameters, searchableAlgorithms } from '#modules/training';
import { gridPoint, gridSize } from './grid-sampler';
import { randomPoint } from './random-sampler';
import type { SearchSpace } from './search-space';
import { searchSpacesOf } from './search-spaces';
import { tpePoint, type TriedPoint } from './tpe-sampler';

describe('a search space', () => {
  it('is where the algorithms say, all of them without names', () => {
    const spaces = searchSpacesOf({});
    expect(Object.keys(spaces)).toEqual([
      ...['frequency', 'recency', 'markov', 'ridge_regression', 'logistic_regression'],
      ...['random_forest', 'gradient_boosting', 'mlp', 'gru', 'ensemble'],
    ]);
    expect(spaces).toMatchObject({
      frequency: { alpha: { kind: 'range', min: 1, max: 100_000, step: null, scale: 'logarithmic' } },
      random_forest: { depthMax: { kind: 'range', min: 2, max: 8, step: 1, scale: 'linear' } },
    });
  });

  it('is what is asked for, the rest being the standard', () =>
    expect(
      searchSpacesOf({
        algorithms: ['uniform', 'recency', 'gradient_boosting', 'recency'],
        space: {
          recency: { halfLife: { values: [50, 100, 50] }, alpha: 20 },
          gradient_boosting: {
            rounds: { min: 10, max: 30, step: 10 },
            learningRate: { max: 0.1 },
            depthMax: { min: 2, max: 2 },
            rowShare: { scale: 'logarithmic' },
          },
        },
      }),
    ).toEqual({
      recency: { halfLife: { kind: 'choice', values: [50, 100] }, alpha: { kind: 'choice', values: [20] } },
      gradient_boosting: {
        rounds: { kind: 'range', min: 10, max: 30, step: 10, scale: 'linear' },
        learningRate: { kind: 'range', min: 0.005, max: 0.1, step: null, scale: 'logarithmic' },
        depthMax: { kind: 'choice', values: [2] },
        leafRowsMin: { kind: 'range', min: 50, max: 5_000, step: 1, scale: 'logarithmic' },
        rowShare: { kind: 'range', min: 0.5, max: 1, step: null, scale: 'logarithmic' },
      },
    }));

  it.each([
    ['unknown-algorithm', { algorithms: ['oracle'] }, 'not oracle'],
    ['unknown-algorithm', { algorithms: ['blend'] }, 'not blend'],
    ['invalid-search-space', { algorithms: ['uniform'] }, 'algorithms must name one beside uniform'],
    ['invalid-search-space', { algorithms: ['markov'], space: { frequency: {} } }, 'space.frequency is not among'],
    ['invalid-search-space', { space: { frequency: 3 } }, 'space.frequency must be an object'],
    ['invalid-search-space', { space: { frequency: { beta: 1 } } }, 'space.frequency.beta is not one of alpha'],
    ['invalid-search-space', { space: { frequency: { alpha: '1' } } }, 'space.frequency.alpha must be a number, { values }'],
    ['invalid-search-space', { space: { frequency: { alpha: { values: [] } } } }, 'space.frequency.alpha must be numbers from 0.001'],
    ['invalid-search-space', { space: { mlp: { epochs: { values: [1, 2.5] } } } }, 'space.mlp.epochs must be whole numbers'],
    ['invalid-search-space', { space: { mlp: { epochs: { min: 9, max: 3 } } } }, 'its min not above its max'],
    ['invalid-search-space', { space: { mlp: { epochs: { min: 0 } } } }, 'within 1 to 500'],
    ['invalid-search-space', { space: { mlp: { epochs: { min: 1.5 } } } }, 'space.mlp.epochs.step must be a whole number'],
    ['invalid-search-space', { space: { mlp: { learningRate: { step: -1 } } } }, 'space.mlp.learningRate.step must be above 0'],
    ['invalid-search-space', { space: { mlp: { epochs: { scale: 'cubic' } } } }, 'space.mlp.epochs.scale must be'],
    ['invalid-search-space', { space: { mlp: { epochs: { most: 3 } } } }, 'space.mlp.epochs has no most'],
    [
      'invalid-search-space',
      { space: { ensemble: { forgetting: { scale: 'logarithmic' } } } },
      'logarithmic for a range that begins above 0',
    ],
  ])('is refused as %s: %j', (code, wish, detail) => {
    const refusal = searchSpacesOf(wish);
    expect(isRejection(refusal) && refusal.rejected).toBe(code);
    expect(refusal.detail).toContain(detail);
  });
});

describe('every search space that is accepted', () => {
  const range = fc.record({
    min: fc.double({ min: 0.0001, max: 400, noNaN: true }),
    width: fc.double({ min: 0, max: 90, noNaN: true }),
    step: fc.option(fc.double({ min: 0.0001, max: 120, noNaN: true }), { nil: undefined }),
    scale: fc.constantFrom('linear', 'logarithmic'),
  });
  const parameters = searchableAlgorithms.flatMap((algorithm) =>
    (algorithmNamed(algorithm)?.hyperparameters ?? []).map((hyperparameter) => ({ algorithm, hyperparameter })),
  );

  it('has points that its algorithm takes, by every sampler', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...parameters),
        range,
        fc.integer(),
        ({ algorithm, hyperparameter }, { min, width, step, scale }, seed) => {
          const rounded = (value: number) => (hyperparameter.integer ? Math.max(1, Math.round(value)) : value);
          const wish = { min: rounded(min), max: rounded(min + width), scale, ...(step === undefined ? {} : { step: rounded(step) }) };
          const spaces = searchSpacesOf({ algorithms: [algorithm], space: { [algorithm]: { [hyperparameter.name]: wish } } });
          if (isRejection(spaces)) return;
          const space = spaces[algorithm] as SearchSpace;
          const tried: TriedPoint[] = [];
          for (let trial = 0; trial < 14; trial++)
            tried.push({ point: tpePoint(space, tried, seededRandom(seed + trial)), outcome: { kind: 'measured', loss: trial } });
          const points = [
            ...tried.map(({ point }) => point),
            randomPoint(space, seededRandom(seed)),
            gridPoint(space, 0),
            gridPoint(space, gridSize(space) - 1),
          ];
          for (const point of points) expect(isRejection(resolveHyperparameters(algorithm, point))).toBe(false);
        },
      ),
      { numRuns: 300 },
    ));
});
