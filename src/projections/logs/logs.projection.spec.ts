import { OperationFailed, SystemStarted, systemStream } from '#events/operations';
import { folded } from '../../../test/support/folded';
import { LogQueries } from './logs.queries';
import { logsProjection } from './logs.projection';

describe('the log lines', () => {
  it('tell every event with its level and source, and are found by them', async () => {
    const { readSide, close } = await folded(
      [logsProjection],
      [systemStream, SystemStarted({ version: '0.1.0', node: 'v20', sqlite: '3.53' })],
      [systemStream, OperationFailed({ operation: 'load-model', position: null, attempts: 1, reason: '100% gone' })],
    );
    const logs = new LogQueries(readSide);
    const messages = async (filter: object) =>
      (await logs.page({ limit: 10, order: 'asc', after: 0, before: 100, ...filter })).map(({ message }) => message);
    const [started, failed] = ['hindcast 0.1.0 started on Node v20', 'load-model failed after 1 attempts: 100% gone'];
    expect(await messages({})).toEqual([started, failed]);
    expect(await messages({ levels: ['error'], source: 'system' })).toEqual([failed]);
    expect(await messages({ levels: ['info', 'error'] })).toEqual([started, failed]);
    expect(await messages({ levels: ['info', 'error'], order: 'desc', limit: 0 })).toEqual([failed]);
    expect(await messages({ text: 'STARTED' })).toEqual([started]);
    expect(await messages({ source: 'draw' })).toEqual([]);
    expect(await messages({ after: 1 })).toEqual([failed]);
    expect(await messages({ before: 2 })).toEqual([started]);
    expect(await messages({ requestId: 'request-1' })).toEqual([]);
    await close();
  });
});
