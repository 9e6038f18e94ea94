import type { FastifyInstance } from 'fastify';
import { RejectedError } from '#events/kernel';

/** The request's first line and its headers together. Node.js refuses more before anything else runs. */
export const headersBytesMax = 16 * 1024;
/** The address of a request, its query included. */
export const addressLengthMax = 8_000;
export const headersMax = 100;
export const queryParametersMax = 50;

/** Refuses what no client of this API sends: thousands of headers or parameters only cost time to look at. */
export function limitRequests(server: FastifyInstance): void {
  // More headers than this count would be dropped in silence: they are counted here, so none may be missing.
  server.server.maxHeadersCount = 0;
  server.addHook('onRequest', async ({ raw, url, query }) => {
    if (url.length > addressLengthMax) throw new RejectedError('address-too-long', `an address has ${addressLengthMax} characters at most`);
    if (raw.rawHeaders.length / 2 > headersMax) throw new RejectedError('headers-too-large', `a request has ${headersMax} headers at most`);
    if (parametersIn(query) > queryParametersMax)
      throw new RejectedError('invalid-request', `an address has ${queryParametersMax} parameters at most`);
  });
}

/** How many parameters there are, each repetition of a name counted. */
const parametersIn = (query: unknown): number => Object.values(query ?? {}).flat().length;
