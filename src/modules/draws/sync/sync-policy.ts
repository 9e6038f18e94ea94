import {
  type CircuitBreakerPolicy,
  circuitBreaker,
  ConsecutiveBreaker,
  DelegateBackoff,
  decorrelatedJitterGenerator,
  handleWhen,
  type IDefaultPolicyContext,
  type IPolicy,
  type IRetryBackoffContext,
  retry,
  TimeoutStrategy,
  timeout,
  wrap,
} from 'cockatiel';
import type { SyncSettings } from '#modules/configuration';
import { UpstreamFailure } from './upstream-failure';

type JitterState = [number, number];

/** How failures of the source are met: every attempt has its time and counts for the breaker; what may pass is tried again, with patience. */
export function syncPolicy(settings: SyncSettings): { policy: IPolicy<IDefaultPolicyContext, never>; breaker: CircuitBreakerPolicy } {
  const breaker = circuitBreaker(
    handleWhen((error) => error instanceof UpstreamFailure && error.mayPass),
    { breaker: new ConsecutiveBreaker(settings.breakerFailures), halfOpenAfter: settings.breakerMs },
  );
  const again = retry(
    handleWhen((error) => isWorthRetrying(error, settings.retryAfterMsMax)),
    { maxAttempts: settings.retriesMax, backoff: backoffOf(settings) },
  ).dangerouslyUnref();
  // Waiting between attempts cannot be interrupted, so the outermost limit does not wait for it; an attempt ends when its signal is raised.
  const whole = timeout(settings.syncMsMax, TimeoutStrategy.Aggressive);
  const attempt = timeout(settings.attemptMsMax, TimeoutStrategy.Cooperative);
  return { policy: wrap(whole, again, breaker, attempt), breaker };
}

/** Whether another attempt makes sense: the failure may pass, and the source does not ask for more patience than there is. */
export const isWorthRetrying = (error: unknown, patienceMs: number): boolean =>
  error instanceof UpstreamFailure && error.mayPass && (error.retryAfterMs ?? 0) <= patienceMs;

/** How long to wait: what the jitter says, or longer where the source asks for it. */
export const waitMs = (error: unknown, jitteredMs: number): number =>
  Math.max(jitteredMs, error instanceof UpstreamFailure ? (error.retryAfterMs ?? 0) : 0);

function backoffOf({ backoffMs, backoffMsMax }: SyncSettings): DelegateBackoff<IRetryBackoffContext<unknown>, JitterState> {
  const options = { generator: decorrelatedJitterGenerator, initialDelay: backoffMs, maxDelay: backoffMsMax, exponent: 2 };
  return new DelegateBackoff(({ result }, before?: JitterState) => {
    const [jittered, state] = decorrelatedJitterGenerator(before, options);
    return { delay: waitMs('error' in result ? result.error : undefined, jittered), state };
  });
}
