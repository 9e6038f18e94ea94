import { OperationFailed, SystemStarted, systemStream } from '#events/operations';
import { folded } from '../../../test/support/folded';
import { LogQueries } from './logs.queries';
import { logsProjection } from './logs.projection';

describe('the log lines', () => {
  it('tell every event with its level, source and time, and are found by them', async () => {
    const { readSide, close } = await folded(
      [logsProjection],
      [systemStream, SystemStarted({ version: '0.1.0', node: 'v20', sqlite: '3.53' })],
      [systemStream, OperationFailed({ operation: 'load-model', position: null, attempts: 1, reason: '100% gone' })],
    );
    const logs = new LogQueries(readSide);
    const messages = async (filter: object) => (await logs.page({ limit: 10, order: 'asc', ...filter })).map(({ message }) => message);
    const [started, failed] = ['hindcast 0.1.0 started on Node v20', 'load-model failed after 1 attempts: 100% gone'];
    expect(await messages({})).toEqual([started, failed]);
    expect(await messages({ level: 'error', source: 'system' })).toEqual([failed]);
    expect(await messages({ text: 'STARTED' })).toEqual([started]);
    expect(await messages({ source: 'draw' })).toEqual([]);
    expect(await messages({ cursor: 1 })).toEqual([failed]);
    expect(await messages({ from: '2026-11-20T12:00:00.000Z', to: '2026-11-20T12:00:00.001Z' })).toEqual([started, failed]);
    expect(await messages({ from: '2026-11-20T12:00:00.001Z' })).toEqual([]);
    await close();
  });
});
