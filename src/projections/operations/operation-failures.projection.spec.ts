import { OperationFailed, OperationResolved, operationStream, systemStream } from '#events/operations';
import { folded } from '../../../test/support/folded';
import { operationFailuresProjection } from './operation-failures.projection';
import { OperationFailureQueries } from './operation-failures.queries';

const failedAt = (position: number, attempts = 5) => OperationFailed({ operation: 'score-draws', position, attempts, reason: 'no disk' });

describe('the failures of operations', () => {
  it('are open until they are resolved, one row for each event', async () => {
    const { readSide, close } = await folded(
      [operationFailuresProjection],
      [operationStream('score-draws', 3), failedAt(3)],
      [operationStream('score-draws', 8), failedAt(8)],
      [operationStream('score-draws', 3), failedAt(3, 6)],
      [
        operationStream('score-draws', 8),
        OperationResolved({ operation: 'score-draws', position: 8, how: 'dismissed', reason: 'seen to' }),
      ],
      [systemStream, OperationFailed({ operation: 'load-model', position: null, attempts: 1, reason: 'gone' })],
    );
    const failures = new OperationFailureQueries(readSide);
    expect(await failures.page({ limit: 10, order: 'asc' })).toEqual([
      expect.objectContaining({ id: 'score-draws-3', position: 3, attempts: 6, status: 'open', note: null, resolvedAt: null }),
      expect.objectContaining({ id: 'score-draws-8', status: 'dismissed', note: 'seen to', resolvedAt: '2026-11-20T12:00:00.000Z' }),
    ]);
    expect([await failures.open(), (await failures.openOf('score-draws')).length]).toEqual([1, 1]);
    await close();
  });
});
