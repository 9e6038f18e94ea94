import type { FastifyRequest } from 'fastify';
import type { EventMeta, ProblemCode } from '#events/kernel';

/** What becomes known of a request on its way: who acts, and the problem that it was answered with (`isTold`: as a failure of our own, where it happened). */
export type RequestNote = { meta?: EventMeta; problem?: Readonly<{ code: ProblemCode; detail: string; isTold: boolean }> };

const notes = new WeakMap<FastifyRequest, RequestNote>();

/** What is known of a request so far. */
export const noteOf = (request: FastifyRequest): RequestNote => notes.get(request) ?? {};

/** Adds to what is known of a request, for the line that tells of it when it is over. */
export function noteRequest(request: FastifyRequest, more: RequestNote): void {
  notes.set(request, { ...notes.get(request), ...more });
}
