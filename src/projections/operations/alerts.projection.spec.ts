import { AlertRaised, AlertResolved, alertStream } from '#events/operations';
import { folded } from '../../../test/support/folded';
import { alertsProjection } from './alerts.projection';
import { AlertQueries } from './alerts.queries';

const raised = (alertId: string) =>
  [alertStream(alertId), AlertRaised({ alertId, kind: 'stale', game: 'powerball', message: 'a draw is not known' })] as const;

describe('the alerts', () => {
  it('are open until they are resolved, one row for each thing', async () => {
    const { readSide, close } = await folded([alertsProjection], raised('powerball-stale'), raised('loto-stale'), [
      alertStream('loto-stale'),
      AlertResolved({ alertId: 'loto-stale' }),
    ]);
    const alerts = new AlertQueries(readSide);
    expect(await alerts.page({ limit: 10, order: 'asc' })).toMatchObject([
      { id: 'loto-stale', status: 'resolved', resolvedAt: '2026-11-20T12:00:00.000Z' },
      { id: 'powerball-stale', status: 'open', resolvedAt: null, kind: 'stale', game: 'powerball' },
    ]);
    expect(await alerts.page({ limit: 10, order: 'asc', status: 'open' })).toHaveLength(1);
    await close();
  });
});
