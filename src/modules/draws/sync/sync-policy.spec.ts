import fc from 'fast-check';
import { syncDefaults } from '#modules/configuration';
import { isWorthRetrying, syncPolicy, waitMs } from './sync-policy';
import { failureOf, UpstreamFailure } from './upstream-failure';

const limited = (retryAfterMs: number | null) => new UpstreamFailure('too-many-requests', 'answered 429', retryAfterMs);
const never = new AbortController().signal;

describe('another attempt', () => {
  it('makes sense for what may pass, within the patience there is', () => {
    expect(isWorthRetrying(limited(null), 1_000)).toBe(true);
    expect(isWorthRetrying(limited(1_000), 1_000)).toBe(true);
    expect(isWorthRetrying(limited(1_001), 1_000)).toBe(false);
    expect(isWorthRetrying(new UpstreamFailure('not-json', 'a web page'), 1_000)).toBe(false);
    expect(isWorthRetrying(new TypeError('a bug'), 1_000)).toBe(false);
  });

  it('waits for the longer of the jitter and what the source asks for', () => {
    fc.assert(
      fc.property(fc.nat(), fc.option(fc.nat()), (jittered, asked) => {
        const wait = waitMs(limited(asked), jittered);
        expect(wait).toBe(Math.max(jittered, asked ?? 0));
      }),
    );
    expect(waitMs(undefined, 7)).toBe(7);
  });
});

describe('the policy', () => {
  const settings = { ...syncDefaults, backoffMs: 1, backoffMsMax: 2, breakerFailures: 2 };

  it('opens the breaker after failures in a row, and a failure that is no fault of the line does not count', async () => {
    const { policy, breaker } = syncPolicy({ ...settings, retriesMax: 0 });
    const fails = (kind: 'unreachable' | 'not-json') => policy.execute(() => Promise.reject(new UpstreamFailure(kind, kind))).catch(String);
    for (let times = 0; times < 5; times++) await fails('not-json');
    expect(breaker.toJSON()).toMatchObject({ ownState: { value: 0 } });
    await fails('unreachable');
    await fails('unreachable');
    expect(breaker.toJSON()).toMatchObject({ ownState: { value: 1 } });
    expect(await fails('unreachable')).toContain('breaker is open');
  });

  it('does not knock at an open breaker within one sync', async () => {
    let attempts = 0;
    const { policy } = syncPolicy({ ...settings, retriesMax: 9 });
    await policy.execute(() => Promise.reject(new UpstreamFailure('unreachable', String(attempts++)))).catch(() => {});
    expect(attempts).toBe(2);
  });
});

describe('what goes wrong in a request', () => {
  it('is told by its kind', () => {
    const aborted = AbortSignal.abort();
    expect(failureOf(new Error('aborted'), aborted).kind).toBe('timed-out');
    expect(failureOf(Object.assign(new Error('x'), { code: 'UND_ERR_RES_EXCEEDED_MAX_SIZE' }), never).kind).toBe('too-large');
    const reset = failureOf(Object.assign(new Error('read'), { code: 'ECONNRESET' }), never);
    expect([reset.kind, reset.mayPass, reset.message]).toEqual([
      'unreachable',
      true,
      'the connection to the source failed (ECONNRESET: read)',
    ]);
    expect(failureOf(limited(5), aborted)).toMatchObject({ kind: 'too-many-requests', retryAfterMs: 5 });
  });
});
