import { type AlertEvent, AlertRaised, AlertResolved, alertStream } from '#events/operations';
import type { Recorded } from '#events/kernel';
import { isNews, webhookMessage } from './webhook-message';

const alertId = 'powerball-stale';
const recorded = (position: number, event: AlertEvent) =>
  ({
    ...{ position, id: `id-${position}`, stream: alertStream(alertId), version: position, schema: 1, type: event.type, data: event.data },
    ...{ meta: { actor: 'system:x', correlationId: 'c' }, recordedAt: '2026-11-20T12:00:00.000Z' },
  }) as Recorded<AlertEvent>;
const raisedAs = (position: number, message: string) =>
  recorded(position, AlertRaised({ alertId, kind: 'stale', game: 'powerball', message }));
const [first, over, second] = [raisedAs(1, 'one draw'), recorded(2, AlertResolved({ alertId })), raisedAs(3, 'two draws')];
const dayMs = 86_400_000;

describe('what a webhook is sent', () => {
  it('tells what was the matter, also when it is over', () => {
    const history = [first, over, second];
    expect(webhookMessage(first, history)).toEqual({
      ...{ id: 'id-1', event: 'AlertRaised', alertId, kind: 'stale', game: 'powerball', message: 'one draw' },
      ...{ at: '2026-11-20T12:00:00.000Z', position: 1, text: 'Hindcast: powerball-stale: one draw' },
    });
    expect(webhookMessage(over, history)).toMatchObject({
      event: 'AlertResolved',
      message: 'one draw',
      text: 'Hindcast: powerball-stale is over',
    });
    expect(webhookMessage(second, history)).toMatchObject({ message: 'two draws' });
  });

  it('is what happened in the last day, and what still holds', () => {
    const history = [first, over, second];
    expect(history.map((alert) => isNews(alert, history, dayMs - 1))).toEqual([true, true, true]);
    expect(history.map((alert) => isNews(alert, history, dayMs))).toEqual([false, false, true]);
    expect(isNews(over, [first, over], dayMs)).toBe(false);
  });
});
