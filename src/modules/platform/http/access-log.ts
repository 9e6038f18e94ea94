import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refusalClassOf } from '../logging/failure-class';
import type { Said, ServiceLog } from '../logging/service-log';
import { callerOf } from '../security/caller';
import { noteOf, type RequestNote } from './request-notes';

const textCharactersMax = 300;

/** Has each request told of in one line when it is over. */
export function registerAccessLog(server: FastifyInstance, log: ServiceLog): void {
  server.addHook('onResponse', async (request, reply) => log.write(accessLine(request, reply)));
}

/** The query is left out: it may hold what is nobody's business. */
function accessLine(request: FastifyRequest, reply: FastifyReply): Said {
  const { statusCode: status } = reply;
  const { meta, problem } = noteOf(request);
  const route = request.routeOptions.url ?? null;
  return {
    level: levelOf(status, problem),
    source: 'http',
    message: `${request.method} ${route ?? '(no route)'} ${status}`,
    context: {
      method: request.method,
      route,
      path: (request.url.split('?')[0] ?? '').slice(0, textCharactersMax),
      status,
      durationMs: Math.round(reply.elapsedTime * 10) / 10,
      actor: meta?.actor ?? callerOf(request)?.actor ?? null,
      ...(problem ? { detail: problem.detail.slice(0, textCharactersMax) } : {}),
    },
    failure: failureOf(status, problem),
    requestId: String(request.id),
    correlationId: meta?.correlationId,
  };
}

/** Our own failures are errors; a refusal is a warning, also one that says that somebody else failed or that we are busy. */
function levelOf(status: number, problem: RequestNote['problem']): Said['level'] {
  if (status < 400) return 'info';
  return problem?.isTold || (status >= 500 && !problem) ? 'error' : 'warn';
}

/** A failure of our own was told where it happened, with its cause; one that nobody told of is told here. */
function failureOf(status: number, problem: RequestNote['problem']): Said['failure'] {
  if (status < 400 || problem?.isTold) return null;
  if (status >= 500 && !problem) return { class: 'unexpected', code: `http-${status}` };
  return { class: refusalClassOf(status), code: problem?.code ?? `http-${status}` };
}
