import fc from 'fast-check';
import { assignJson, parseLegacyJson } from './legacy-json';

describe('JSON as Python writes it', () => {
  it('is read as JSON where it is JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        expect(parseLegacyJson(text)).toEqual({ value: JSON.parse(text), notNumbers: 0 });
      }),
    );
  });

  it('may hold a bare NaN and infinities, which are counted', () => {
    expect(parseLegacyJson('{"r2": NaN, "loss": -Infinity, "max": Infinity, "mse": 0.25}')).toEqual({
      value: { r2: null, loss: null, max: null, mse: 0.25 },
      notNumbers: 3,
    });
  });

  it('keeps the words inside of texts', () => {
    expect(parseLegacyJson('["NaN", "an \\"Infinity\\" pool", NaN]')).toEqual({
      value: ['NaN', 'an "Infinity" pool', null],
      notNumbers: 1,
    });
  });

  it('may hold numbers that are too large for one, and halves of characters', () => {
    expect(parseLegacyJson('{"a\\ud800": [1e999, "\\udc00"]}')).toEqual({ value: { 'a\ufffd': [null, '\ufffd'] }, notNumbers: 1 });
  });

  it('is not followed into depths that nobody meant', () => {
    expect(parseLegacyJson(`${'['.repeat(20_000)}${']'.repeat(20_000)}`)).toBeUndefined();
    expect(parseLegacyJson(`${'['.repeat(50)}${']'.repeat(50)}`)).toBeDefined();
  });

  it('is not guessed from anything else', () => expect(parseLegacyJson("{'alpha': 1}")).toBeUndefined());
});

describe('the three JSON columns', () => {
  const features = ['gap', 'frequency'];
  const hyperparameters = { alpha: 1 };
  const metrics = { mse: 0.25 };
  const right = { features, hyperparameters, metrics, unassigned: [] };

  it('stay where they belong', () => expect(assignJson(features, hyperparameters, metrics)).toEqual({ ...right, swapped: [] }));

  it('are put where they belong, in whichever order they stood', () => {
    for (const [a, b, c] of [
      [features, metrics, hyperparameters],
      [metrics, hyperparameters, features],
      [hyperparameters, features, metrics],
      [hyperparameters, metrics, features],
      [metrics, features, hyperparameters],
    ] as const) {
      const assigned = assignJson(a, b, c);
      expect(assigned).toMatchObject(right);
      expect(assigned.swapped.length).toBeGreaterThan(1);
    }
  });

  it('stay in their columns where nothing says otherwise', () => {
    expect(assignJson(features, { a: 1 }, { b: 2 })).toEqual({ ...right, hyperparameters: { a: 1 }, metrics: { b: 2 }, swapped: [] });
  });

  it('are kept as unassigned where they cannot be told', () => {
    const assigned = assignJson({ a: 1 }, { b: 2 }, features);
    expect(assigned).toEqual({
      features,
      hyperparameters: null,
      metrics: null,
      unassigned: [{ a: 1 }, { b: 2 }],
      swapped: ['performance_metrics'],
    });
  });

  it('may be empty', () => {
    expect(assignJson(null, null, null)).toEqual({ features: null, hyperparameters: null, metrics: null, unassigned: [], swapped: [] });
  });
});
