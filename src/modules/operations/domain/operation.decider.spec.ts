import { OperationFailed, OperationResolved } from '#events/operations';
import { givenFor } from '../../../../test/support/given';
import { operationDecider } from './operation.decider';

const given = givenFor(operationDecider);
const at = { operation: 'score-predictions', position: 7 };
const failed = OperationFailed({ ...at, attempts: 5, reason: 'no disk' });
const resolved = OperationResolved({ ...at, how: 'retried', reason: null });

describe('an operation at an event', () => {
  it('fails for the first time', () => {
    given()
      .when({ type: 'FailOperation', ...at, reason: 'no disk' })
      .yields(OperationFailed({ ...at, attempts: 1, reason: 'no disk' }));
  });

  it('fails again, and counts', () => {
    given(failed)
      .when({ type: 'FailOperation', ...at, reason: 'still no disk' })
      .yields(OperationFailed({ ...at, attempts: 6, reason: 'still no disk' }));
  });

  it.each(['retried', 'dismissed'] as const)('is %s', (how) => {
    given(failed)
      .when({ type: 'ResolveOperation', ...at, how, reason: 'seen to' })
      .yields(OperationResolved({ ...at, how, reason: 'seen to' }));
  });

  it('is resolved once', () => {
    given(failed, resolved)
      .when({ type: 'ResolveOperation', ...at, how: 'dismissed', reason: null })
      .isRefused('failure-closed');
  });
});
