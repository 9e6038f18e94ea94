import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ProblemCode, problems, RejectedError } from '#events/kernel';
import { LogCorruptError, LogNotWritableError, VersionConflictError } from '#events/store';
import { noteOf, noteRequest } from '../http/request-notes';
import { Occurrences } from '../logging/occurrences';
import type { Problem } from './problem.view';

type Refusal = Readonly<{ code: ProblemCode; detail: string; extra?: Readonly<Record<string, unknown>> }>;

const codeByStatus: Readonly<Record<number, ProblemCode>> = {
  400: 'invalid-request',
  // What serves files says so of a path that leads out of them. Who may do what is told by refusals of our own.
  403: 'not-found',
  404: 'not-found',
  413: 'body-too-large',
  414: 'address-too-long',
  415: 'unsupported-media-type',
};

/** Answers what goes wrong before any route is found, such as an address that cannot be decoded. */
export function answerFrameworkError(error: Error, request: FastifyRequest, reply: FastifyReply): void {
  answer({ code: 'invalid-request', detail: error.message }, request, reply);
}

/** Turns whatever was thrown into problem+json. The unexpected is told once, with its cause, to the operator, and without detail outside. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly occurrences: Occurrences) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const refusal = refusalOf(error) ?? unexpected(request);
    const isOurs = problems[refusal.code].status === 500 || error instanceof LogNotWritableError || error instanceof LogCorruptError;
    if (isOurs) this.tell(error, request);
    noteRequest(request, { problem: { ...refusal, isTold: isOurs } });
    answer(refusal, request, http.getResponse<FastifyReply>());
  }

  private tell(error: unknown, request: FastifyRequest): void {
    const requestId = String(request.id);
    const message = `${request.method} ${request.routeOptions.url ?? '(no route)'}`;
    this.occurrences.failed(null, { source: 'http', message, error, requestId, correlationId: noteOf(request).meta?.correlationId });
  }
}

const unexpected = ({ id }: FastifyRequest): Refusal => ({
  code: 'internal-error',
  detail: `The log of the service says more, under request ${id}.`,
});

function answer({ code, detail, extra }: Refusal, request: Readonly<{ url: string }>, reply: FastifyReply): void {
  const problem = { ...problemOf(code, detail, request.url.split('?')[0] ?? ''), ...extra };
  if (problem.status === 401) void reply.header('WWW-Authenticate', 'Bearer realm="hindcast"');
  if (!reply.sent) void reply.code(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
}

/** A refusal as it is told. @param instance path of the request; empty where it could not be read */
export function problemOf(code: ProblemCode, detail: string, instance: string): Problem {
  const { status, title } = problems[code];
  return { type: `/problems/${code}`, title, status, detail, instance };
}

function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof RejectedError) return { code: error.code, detail: error.message, extra: error.extra };
  if (error instanceof VersionConflictError) return { code: 'version-conflict', detail: error.message };
  if (error instanceof LogNotWritableError) return { code: 'log-not-writable', detail: error.message };
  if (error instanceof LogCorruptError) return { code: 'log-damaged', detail: error.message };
  const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: unknown }).statusCode;
  if (typeof status !== 'number' || status < 400 || status >= 500) return undefined;
  const code = codeByStatus[status] ?? 'invalid-request';
  return { code, detail: code === 'not-found' ? problems[code].title : (error as Error).message };
}
