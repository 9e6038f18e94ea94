import { isRejection } from '#events/kernel';
import { resolveHyperparameters } from './algorithms';

const refusal = (name: string, given: Record<string, unknown>) => {
  const resolved = resolveHyperparameters(name, given);
  return isRejection(resolved) ? [resolved.rejected, resolved.detail] : resolved;
};

describe('hyperparameters', () => {
  it('have defaults', () =>
    expect(resolveHyperparameters('mlp', { epochs: 2 })).toEqual({ hiddenUnits: 16, epochs: 2, learningRate: 0.001 }));

  it.each([
    ['unknown-algorithm', 'oracle', {}, 'uniform, frequency, recency'],
    ['invalid-hyperparameters', 'frequency', { beta: 1 }, 'has no beta'],
    ['invalid-hyperparameters', 'frequency', { alpha: 0 }, 'alpha must be a number from 0.001'],
    ['invalid-hyperparameters', 'frequency', { alpha: '1' }, 'alpha must be'],
    ['invalid-hyperparameters', 'mlp', { epochs: 1.5 }, 'epochs must be a whole number from 1 to 500'],
  ])('are refused as %s: %s %j', (code, name, given, detail) =>
    expect(refusal(name, given)).toEqual([code, expect.stringContaining(detail)]),
  );
});
