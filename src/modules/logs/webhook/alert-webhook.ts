import { Injectable, Logger } from '@nestjs/common';
import { ExponentialBackoff, handleAll, retry } from 'cockatiel';
import type { WebhookMessage } from '../domain/webhook-message';

const answerMsMax = 10_000;
const retriesMax = 3;

/** Delivers a message to an address: each attempt has its time, and what fails is tried again a few times, with growing pauses. */
@Injectable()
export class AlertWebhook {
  private readonly logger = new Logger('alert webhook');
  private readonly policy = retry(handleAll, {
    maxAttempts: retriesMax,
    backoff: new ExponentialBackoff({ initialDelay: 500, maxDelay: 8_000 }),
  }).dangerouslyUnref();

  /** @returns why it was not taken, null when it was. @throws the signal's reason when that was raised */
  async send(url: string, message: WebhookMessage, signal: AbortSignal): Promise<string | null> {
    signal.throwIfAborted();
    let stop = () => {};
    // The pause between two attempts cannot be interrupted, so nobody waits for it who wants to stop.
    const stopped = new Promise<never>((_, reject) => {
      stop = () => reject(signal.reason);
      signal.addEventListener('abort', stop, { once: true });
    });
    const sent = this.policy.execute(() => attempt(url, message, signal), signal);
    try {
      await Promise.race([sent, stopped]);
      return null;
    } catch (error) {
      signal.throwIfAborted();
      const problem = problemOf(error);
      // A warning that no rule counts: a webhook that is down must not raise alerts for itself, again and again.
      this.logger.warn(`${new URL(url).origin} did not take an alert: ${problem}`);
      return problem;
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }
}

async function attempt(url: string, message: WebhookMessage, signal: AbortSignal): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': 'hindcast' },
    body: JSON.stringify(message),
    redirect: 'error',
    signal: AbortSignal.any([signal, AbortSignal.timeout(answerMsMax)]),
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`it answered ${response.status}`);
}

function problemOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error ? `${message}: ${cause.message}` : message;
}
