import { HealthChecks } from './health-checks';
import { Readiness } from './readiness';
import { Timer } from './timer';

/** A timer that rings when it is told to. */
class ToldTimer extends Timer {
  private readonly actions = new Set<() => void>();

  after(_: number, action: () => void): () => void {
    this.actions.add(action);
    return () => this.actions.delete(action);
  }

  ring(): void {
    for (const action of this.actions) action();
  }
}

const underTest = () => {
  const readiness = new Readiness();
  for (const part of ['log', 'readSide', 'models', 'processes', 'operations'] as const) readiness.up(part);
  const timer = new ToldTimer();
  return { readiness, timer, checks: new HealthChecks(readiness, timer) };
};

describe('looks at the parts of the service', () => {
  it('are taken once for many who ask', async () => {
    const { readiness, checks } = underTest();
    let looks = 0;
    checks.add('disk', () => {
      looks++;
      return { status: 'degraded', reason: 'it is nearly full' };
    });
    await Promise.all([checks.refresh(), checks.refresh()]);
    await checks.refresh();
    expect([looks, readiness.status, readiness.report().disk]).toEqual([1, 'degraded', 'degraded: it is nearly full']);
  });

  it('that fail or never end want looking at, and hinder no other', async () => {
    const { readiness, checks, timer } = underTest();
    checks.add('disk', () => new Promise(() => {}));
    checks.add('data', () => Promise.reject(new Error('no such table')));
    checks.add('sync', () => {
      throw new Error('no source');
    });
    checks.add('log', () => ({ status: 'down', reason: 'it is read-only' }));
    const looked = checks.refresh();
    await new Promise((resolve) => setImmediate(resolve));
    timer.ring();
    await looked;
    expect(readiness.report()).toMatchObject({
      disk: 'degraded: how it is cannot be told: it did not answer within 1 s',
      data: 'degraded: how it is cannot be told: no such table',
      sync: 'degraded: how it is cannot be told: no source',
      log: 'down: it is read-only',
      models: 'up',
    });
    expect(readiness.isReady).toBe(false);
  });

  it('do not make a part well that says itself that it is not', async () => {
    const { readiness, checks } = underTest();
    checks.add('readSide', () => ({ status: 'up' }));
    readiness.down('readSide', 'a fold failed');
    await checks.refresh();
    expect(readiness.report().readSide).toBe('down: a fold failed');
    readiness.up('readSide');
    expect(readiness.isReady).toBe(true);
  });
});

describe('a service that is about to stop', () => {
  it('is not ready, however well its parts are', () => {
    const { readiness } = underTest();
    expect(readiness.isReady).toBe(true);
    readiness.stop();
    expect([readiness.isReady, readiness.status, readiness.report().service]).toEqual([false, 'down', 'down: it is stopping']);
  });
});
