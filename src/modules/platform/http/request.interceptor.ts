import { createHash } from 'node:crypto';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { RejectedError } from '#events/kernel';
import { EventLog } from '#events/store';
import { ReadSide } from '#projections/runner';
import { type ActiveRequest, type CommandIdentity, RequestContext } from '../context/request-context';
import { Ids } from '../ids';
import { callerOf } from '../security/caller';
import { momentOf } from './moment-of';
import { noteRequest } from './request-notes';
import { Stateless } from './stateless.decorator';

const minPositionWaitMs = 5_000;
const idempotencyKey = /^[\x21-\x7e]{1,200}$/;
const anonymous = 'anonymous';
const correlationId = /^[\w.:-]{1,100}$/;

/** Gives every request its context, answers it as of its moment, and tells the position of the log that the answer includes. */
@Injectable()
export class RequestInterceptor implements NestInterceptor {
  constructor(
    private readonly context: RequestContext,
    private readonly readSide: ReadSide,
    private readonly log: EventLog,
    private readonly ids: Ids,
    private readonly reflector: Reflector,
  ) {}

  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (this.reflector.getAllAndOverride(Stateless, [execution.getHandler(), execution.getClass()])) return next.handle();
    const http = execution.switchToHttp();
    return from(this.answer(http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>(), next));
  }

  private async answer(request: FastifyRequest, reply: FastifyReply, next: CallHandler): Promise<unknown> {
    if (!this.readSide.isOpen) throw new RejectedError('not-ready', 'the read side is being computed; /health/ready tells when it is done');
    const { asOf: given, minPosition } = request.query as { asOf?: string; minPosition?: string };
    const asOf = this.momentOf(given);
    const active = { ...this.activeRequest(request), ...(asOf === undefined ? {} : { asOf }) };
    noteRequest(request, { meta: active.meta });
    await this.waitFor(Number(minPosition ?? 0));
    return this.context.run(active, () =>
      this.inView(request.method, typeof asOf === 'string' ? this.log.positionAt(asOf) : asOf, async () => {
        const { position } = this.readSide.view;
        void reply.header('X-Log-Position', position);
        const body = await lastValueFrom(next.handle(), { defaultValue: undefined });
        if (active.committedAt !== undefined) void reply.header('X-Log-Position', active.committedAt);
        return body;
      }),
    );
  }

  /** A read sees one state from its first query to its last; a command sees what it has written. */
  private inView<Result>(method: string, asOf: number | undefined, run: () => Promise<Result>): Promise<Result> {
    return ['GET', 'HEAD'].includes(method) ? this.readSide.within(asOf, run) : this.readSide.whileLive(run);
  }

  private activeRequest(request: FastifyRequest): ActiveRequest {
    const given = request.headers['x-correlation-id'];
    const correlation = typeof given === 'string' && correlationId.test(given) ? given : this.ids.next();
    const { actor } = callerOf(request) ?? { actor: anonymous };
    const command = commandIdentity(request, actor);
    return { meta: { actor, correlationId: correlation, requestId: String(request.id) }, ...(command ? { command } : {}) };
  }

  private async waitFor(minPosition: number): Promise<void> {
    if (!(minPosition > this.readSide.position) || (await this.readSide.reached(minPosition, minPositionWaitMs))) return;
    throw new RejectedError('read-side-behind', `the read side is at position ${this.readSide.position}, not yet at ${minPosition}`);
  }

  /** The position or the time (UTC ISO 8601) in `asOf`. @throws RejectedError `invalid-as-of` for a position not on record or a time that is none */
  private momentOf(asOf: unknown): number | string | undefined {
    if (asOf === undefined) return undefined;
    if (typeof asOf !== 'string') throw new RejectedError('invalid-as-of', 'asOf is given more than once');
    return momentOf(asOf, this.log);
  }
}

/**
 * A caller's own name for its command. The same name from another caller is another command: nobody is given, or kept from, what is another's.
 *
 * @throws RejectedError when the Idempotency-Key is not one
 */
function commandIdentity({ method, url, headers, body }: FastifyRequest, actor: string): CommandIdentity | undefined {
  const key = headers['idempotency-key'];
  if (method !== 'POST' || key === undefined) return undefined;
  if (typeof key !== 'string' || !idempotencyKey.test(key)) {
    throw new RejectedError('invalid-request', 'Idempotency-Key must be 1 to 200 visible ASCII characters');
  }
  const content = Buffer.isBuffer(body) ? body : JSON.stringify(body ?? null);
  return {
    id: actor === anonymous ? key : `${actor} ${key}`,
    requestHash: createHash('sha256').update(`${method} ${url}\n`).update(content).digest('hex'),
  };
}
