import type { ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import { Clock, Timer } from '#modules/platform';

/** The longest that a timer waits, in milliseconds. */
const timerMsMax = 2 ** 31 - 1;

type Holder = Readonly<{ id: string; expiresAt: string | null }>;
type Open = Readonly<{ answers: Map<string, ServerResponse>; stopWaiting: () => void }>;

/** Answers that are still under way, by key: a stream that goes on for days ends with the key that it was opened with. */
@Injectable()
export class OpenAnswers {
  private readonly byKey = new Map<string, Open>();

  constructor(
    private readonly clock: Clock,
    private readonly timer: Timer,
  ) {}

  /** Follows an answer until it is over, or its key is. */
  follow(key: Holder, requestId: string, response: ServerResponse): void {
    const open = this.byKey.get(key.id) ?? this.begin(key);
    open.answers.set(requestId, response);
    response.once('close', () => this.end(key.id, requestId));
  }

  /** Cuts off what a key has open, but for one request: the one that this is done for. */
  cut(keyId: string, exceptRequest?: string): void {
    for (const [requestId, response] of [...(this.byKey.get(keyId)?.answers ?? [])]) {
      if (requestId !== exceptRequest) response.destroy();
    }
  }

  private begin({ id, expiresAt }: Holder): Open {
    const leftMs = expiresAt === null ? null : Math.min(Date.parse(expiresAt) - Date.parse(this.clock.now()), timerMsMax);
    const open = { answers: new Map(), stopWaiting: leftMs === null ? () => {} : this.timer.after(leftMs, () => this.cut(id)) };
    this.byKey.set(id, open);
    return open;
  }

  private end(keyId: string, requestId: string): void {
    const open = this.byKey.get(keyId);
    open?.answers.delete(requestId);
    if (open?.answers.size !== 0) return;
    open.stopWaiting();
    this.byKey.delete(keyId);
  }
}
