import type { Wish } from './wishes';

type Json = ReturnType<typeof JSON.parse>;

/** What the service said to a request. `position` is where in the log it was committed. */
export type Answer = Readonly<{ status: number; position: number; body: Json }>;

/** A request, and what came of it; null: the service was gone before it answered. */
export type Outcome = Readonly<{ wish: Wish; answer: Answer | null }>;

/** Refusals that a busy service may give: somebody else came in between. */
const mayBeRefused = new Set([409, 503]);

/** Sends a request once. Null when the service is gone. */
export async function send(url: string, { key, path, type, body }: Wish): Promise<Answer | null> {
  try {
    const response = await fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': type, 'idempotency-key': key, 'x-correlation-id': key },
      body,
    });
    return { status: response.status, position: Number(response.headers.get('x-log-position')), body: await response.json() };
  } catch {
    return null;
  }
}

export const isAcknowledged = ({ answer }: Outcome): boolean => answer !== null && answer.status < 300;

/** Sends group after group until the service is gone. @throws Error for an answer that nobody should get */
async function call(url: string, groups: Iterator<Wish[]>, outcomes: Outcome[], onAnswer: () => void): Promise<void> {
  for (;;) {
    for (const wish of groups.next().value as Wish[]) {
      const answer = await send(url, wish);
      outcomes.push({ wish, answer });
      if (answer === null) return;
      onAnswer();
      if (answer.status < 300) continue;
      if (mayBeRefused.has(answer.status)) break;
      throw new Error(`${wish.key}: ${wish.path} was answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    }
  }
}

/** Keeps so many callers busy at once until the service is gone. @param onAnswer is told of each answer @returns what came of each request */
export async function keepBusy(url: string, groups: Iterator<Wish[]>, callers: number, onAnswer: () => void): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  await Promise.all(Array.from({ length: callers }, () => call(url, groups, outcomes, onAnswer)));
  return outcomes;
}
