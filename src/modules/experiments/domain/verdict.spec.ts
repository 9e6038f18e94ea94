import { comparisonOf, verdictInWords, verdictOf } from './verdict';

const skills = (value: (index: number) => number) => Array.from({ length: 500 }, (_, index) => ({ value: value(index), low: -1, high: 1 }));

describe('a verdict', () => {
  it.each([
    ['better', 'Better than chance: recency (trial 4) was +0.50 nats a draw above chance on 500 draws', 0.5],
    ['worse', 'Worse than chance: recency (trial 4) was −0.50 nats a draw above chance on 500 draws', -0.5],
    ['no-evidence', 'No evidence over chance: recency (trial 4) was +0.0 nats a draw above chance on 500 draws', 0],
  ] as const)('is %s only when the whole interval says so', (expected, words, mean) => {
    const comparison = comparisonOf(skills((index) => mean + (index % 2 === 0 ? 0.4 : -0.4)));
    expect(comparison).toMatchObject({ draws: 500, confidence: 0.95 });
    expect(comparison.skill).toBeCloseTo(mean, 9);
    expect(verdictOf(comparison)).toBe(expected);
    expect(verdictInWords('recency (trial 4)', comparison, expected).slice(0, 40)).toBe(words.slice(0, 40));
    expect(comparison.eValue > 40).toBe(expected === 'better');
  });

  it('of the baseline itself is that there is no evidence', () => {
    const comparison = comparisonOf(Array.from({ length: 10 }, () => ({ value: 0, low: 0, high: 0 })));
    expect(comparison).toMatchObject({ skill: 0, low: 0, high: 0 });
    expect(verdictOf(comparison)).toBe('no-evidence');
  });

  it('gives its numbers', () =>
    expect(
      verdictInWords(
        'mlp (trial 1)',
        { draws: 278, skill: 0.00123, low: -0.0211, high: 0.0301, confidence: 0.95, eValue: 0.44 },
        'no-evidence',
      ),
    ).toBe(
      'No evidence over chance: mlp (trial 1) was +0.0012 nats a draw above chance on 278 draws that nothing was chosen by (95 % confidence sequence −0.021 to +0.030, e-value 0.44).',
    ));

  it('has a finite e-value however clear the case is', () =>
    expect(comparisonOf(Array.from({ length: 20_000 }, () => ({ value: 0.9, low: -1, high: 1 }))).eValue).toBeLessThan(Number.MAX_VALUE));
});
