import { AlertRaised, AlertResolved } from '#events/operations';
import { givenFor } from '../../../../test/support/given';
import { alertDecider } from './alert.decider';

const given = givenFor(alertDecider);
const about = { alertId: 'powerball-stale', kind: 'stale', game: 'powerball' };
const report = (message: string | null) => ({ type: 'ReportCondition', ...about, message }) as const;
const raised = AlertRaised({ ...about, message: '2 draws are not known' });
const resolved = AlertResolved({ alertId: about.alertId });

describe('an alert', () => {
  it('is raised when something wants looking at', () => given().when(report('2 draws are not known')).yields(raised));
  it('is raised once, also when the words change', () => given(raised).when(report('3 draws are not known')).yieldsNothing());
  it('is resolved when it is over', () => given(raised).when(report(null)).yields(resolved));
  it('is not resolved twice, nor without having been raised', () => {
    given(raised, resolved).when(report(null)).yieldsNothing();
    given().when(report(null)).yieldsNothing();
  });
  it('is raised again when it comes back', () => given(raised, resolved).when(report('2 draws are not known')).yields(raised));
});
