import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import type { EventMeta, RecordedEvent } from '#events/kernel';

/** A caller's name for a request, and a hash of the request it stands for. */
export type CommandIdentity = Readonly<{ id: string; requestHash: string }>;

/** Who is acting, and what it led to so far. */
export type ActiveRequest = {
  readonly meta: EventMeta;
  readonly command?: CommandIdentity;
  /** The moment that it asks about: a time (UTC ISO 8601) or a position; now without it. */
  readonly asOf?: string | number;
  /** Position that the request's command was committed at. */
  committedAt?: number;
};

/** The request, or the process, that the current code runs for. */
@Injectable()
export class RequestContext {
  private readonly storage = new AsyncLocalStorage<ActiveRequest>();

  /** Runs something on behalf of a request. */
  run<Result>(request: ActiveRequest, action: () => Promise<Result>): Promise<Result> {
    return this.storage.run(request, action);
  }

  /** Runs what a process does because of an event: in its own name, in the course of what the event was part of. */
  reactTo<Result>({ id, position, meta }: RecordedEvent, process: string, action: () => Promise<Result>): Promise<Result> {
    return this.run(
      { meta: { actor: `system:${process}`, correlationId: meta.correlationId, causationId: id, causationPosition: position } },
      action,
    );
  }

  /** The request that is being served, or undefined outside of one. */
  get active(): ActiveRequest | undefined {
    return this.storage.getStore();
  }

  /** The request that is being served. @throws Error outside of one */
  get current(): ActiveRequest {
    const request = this.active;
    if (!request) throw new Error('nothing is acting here: wrap the call in RequestContext.run');
    return request;
  }
}
