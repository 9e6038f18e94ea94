import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { ReadSide } from '#projections/runner';
import { Ids } from '../ids';
import { Metrics } from '../metrics';
import { AnswerCache } from './answer-cache';
import { AnswersByPosition } from './answers-by-position.decorator';
import { entityTagOf, isAmong } from './entity-tags';

/** About 64 MB of memory at most: a character is two bytes where a text has one that is not Latin. */
const keptCharactersMax = 32_000_000;

/** Tags reads by the position that they answer from, and computes none that the caller, or the service itself, still has. */
@Injectable()
export class TaggedAnswersInterceptor implements NestInterceptor {
  private readonly cache = new AnswerCache(keptCharactersMax);
  /** Another process may be of another version, and answer otherwise. */
  private readonly process: string;

  constructor(
    private readonly readSide: ReadSide,
    private readonly reflector: Reflector,
    ids: Ids,
    metrics: Metrics,
  ) {
    this.process = ids.next();
    metrics.add({
      name: 'hindcast_answer_cache_requests',
      help: 'Reads that are tagged by position, by whether the answer was kept, since the start.',
      labels: ['result'],
      read: () => [
        { value: this.cache.use.hits, labels: { result: 'hit' } },
        { value: this.cache.use.misses, labels: { result: 'miss' } },
      ],
    });
    metrics.add({
      name: 'hindcast_answer_cache_characters',
      help: 'Size of the answers that are kept, in characters.',
      read: () => [{ value: this.cache.use.characters }],
    });
  }

  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = execution.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const isTagged = this.reflector.getAllAndOverride(AnswersByPosition, [execution.getHandler(), execution.getClass()]);
    if (request.method !== 'GET' || !isTagged) return next.handle();
    return from(this.answer(request, http.getResponse<FastifyReply>(), next));
  }

  private async answer(request: FastifyRequest, reply: FastifyReply, next: CallHandler): Promise<string | undefined> {
    const tag = entityTagOf(`${this.process} ${this.readSide.view.position} ${request.url}`);
    if (isAmong(request.headers['if-none-match'], tag)) {
      void reply.code(304).header('ETag', tag);
      return undefined;
    }
    const answer = this.cache.get(tag) ?? (await this.computed(tag, next));
    if (!reply.sent && answer !== undefined) void reply.header('ETag', tag).type('application/json; charset=utf-8');
    return answer;
  }

  private async computed(tag: string, next: CallHandler): Promise<string | undefined> {
    const body: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
    if (body === undefined) return undefined;
    const answer = JSON.stringify(body);
    this.cache.keep(tag, answer);
    return answer;
  }
}
