import { IntegrityCheckFailed, IntegrityCheckRequested, IntegrityChecked, integrityStream } from '#events/maintenance';
import { folded } from '../../../test/support/folded';
import { integrityChecksProjection } from './integrity-checks.projection';
import { IntegrityCheckQueries } from './integrity-checks.queries';

const [first, second, third] = [1, 2, 3].map((n) => `01a1fb75-27ac-756e-89b5-00000000000${n}`) as [string, string, string];
const requested = (checkId: string) => [integrityStream(checkId), IntegrityCheckRequested({ checkId, trigger: 'schedule' })] as const;
const part = (problems: string[]) => ({ part: 'log' as const, checked: '7 events', problems });

describe('the checks of everything that is kept', () => {
  it('run until they have found something out, or broke off', async () => {
    const { readSide, close } = await folded(
      [integrityChecksProjection],
      requested(first),
      requested(second),
      requested(third),
      [
        integrityStream(first),
        IntegrityChecked({ checkId: first, position: 7, isSound: false, parts: [part(['position 3 is missing'])], durationMs: 9 }),
      ],
      [integrityStream(second), IntegrityCheckFailed({ checkId: second, reason: 'it was stopped' })],
    );
    const checks = new IntegrityCheckQueries(readSide);
    expect(await checks.page({ limit: 5, order: 'asc' })).toMatchObject([
      { id: first, status: 'unsound', position: 7, parts: [{ problems: ['position 3 is missing'] }], endedAt: expect.any(String) },
      { id: second, status: 'failed', reason: 'it was stopped', parts: [] },
      { id: third, status: 'running', endedAt: null },
    ]);
    expect((await checks.running()).map(({ id }) => id)).toEqual([third]);
    expect([(await checks.last())?.id, await checks.find('none')]).toEqual([third, null]);
    await close();
  });
});
