import type { Server } from 'node:http';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { problems } from '#events/kernel';
import { Settings } from '#modules/configuration';
import { OpenStreams } from '../http/open-streams';
import { Readiness } from '../readiness';
import { Timer } from '../timer';

/** When to come back, in seconds: a restart takes about so long. */
const retryAfterSeconds = 5;
/** How often it is looked whether all answers are out. */
const lookEveryMs = 10;

/** Lets a service that stops finish what it was asked, and refuses what comes after that. */
@Injectable()
export class Drain {
  private readonly answering = new Set<FastifyRequest>();
  private isStopping = false;

  constructor(
    private readonly readiness: Readiness,
    private readonly streams: OpenStreams,
    private readonly settings: Settings,
    private readonly timer: Timer,
  ) {}

  /** Keeps count of the requests that are being answered. Before any other hook: what is refused here is not looked at any further. */
  follow(server: FastifyInstance): void {
    server.addHook('onRequest', async (request, reply) => {
      this.answering.add(request);
      reply.raw.once('close', () => this.answering.delete(request));
      if (this.isStopping && !isHarmless(request)) return this.refuse(request, reply);
    });
    // A caller that keeps its connection learns with the answer that there will be no other one on it.
    server.addHook('onSend', async (_, reply) => {
      if (this.isStopping) void reply.header('Connection', 'close');
    });
  }

  /** From now on the service is not ready, takes no new work, and ends its streams. */
  begin(): void {
    this.isStopping = true;
    this.readiness.stop();
    this.streams.endAll();
  }

  /**
   * Goes on to answer for a moment, so that those who ask learn that it stops, each on the connection that it has; then takes no connection any more, and waits until
   * every request is answered, not longer than is allowed.
   *
   * @returns how many were not answered
   */
  async settled(server: Server): Promise<number> {
    const { stopMsMax, quietMs } = this.settings.operations;
    await this.pause(quietMs);
    server.close();
    const startedMs = performance.now();
    while (this.answering.size > 0 && performance.now() - startedMs < stopMsMax) await this.pause(lookEveryMs);
    return this.answering.size;
  }

  private async refuse({ url }: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { status, title } = problems.stopping;
    const detail = `nothing new is begun any more; try again in ${retryAfterSeconds} seconds`;
    const problem = { type: '/problems/stopping', title, status, detail, instance: url.split('?')[0] };
    void reply.header('Retry-After', retryAfterSeconds);
    await reply.code(status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.timer.after(ms, resolve);
    });
  }
}

/** Reads are answered to the end; a stream of events would not end. */
const isHarmless = ({ method, headers }: FastifyRequest): boolean =>
  ['GET', 'HEAD'].includes(method) && !headers.accept?.includes('text/event-stream');
