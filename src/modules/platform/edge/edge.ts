import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyServerOptions, RawServerDefault } from 'fastify';
import type { Settings } from '#modules/configuration';
import { answerFrameworkError } from '../problem/problem.filter';
import { bodyLimitBytes, registerBodyParsers } from './body-parsers';
import { answerClientError } from './client-errors';
import { allowOrigins } from './allowed-origins';
import { limitRates } from './rate-limits';
import { headersBytesMax, limitRequests } from './request-limits';
import { sendSecurityHeaders } from './security-headers';
import { cutOffStalledReaders } from './stalled-readers';
import { unpackBodies } from './unpack-bodies';

/** Connections at a time; one more is closed unheard. */
const connectionsMax = 2_000;

/** How the server listens: how long and how large a request may be before anything looks at it. */
export function edgeOptions({ edge }: Settings): FastifyServerOptions<RawServerDefault> & { http: object } {
  const { headersMsMax, requestMsMax, checkEveryMs, trustedProxies } = edge;
  return {
    forceCloseConnections: true,
    genReqId: () => crypto.randomUUID(),
    frameworkErrors: answerFrameworkError,
    clientErrorHandler: answerClientError,
    bodyLimit: bodyLimitBytes,
    requestTimeout: requestMsMax,
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    routerOptions: { maxParamLength: 300 },
    http: {
      headersTimeout: headersMsMax,
      requestTimeout: requestMsMax,
      connectionsCheckingInterval: checkEveryMs,
      maxHeaderSize: headersBytesMax,
    },
  };
}

/**
 * Everything that stands between the network and the routes, in the order in which a request meets it: what it may look like, how many of
 * them there may be, how its body is read, and what its answer says to a browser.
 */
export async function guardEdge(app: NestFastifyApplication, { edge }: Settings): Promise<void> {
  const server = app.getHttpAdapter().getInstance();
  server.server.maxConnections = connectionsMax;
  allowOrigins(app, edge.corsOrigins);
  await sendSecurityHeaders(server);
  limitRequests(server);
  await limitRates(server, edge.requestsPerMinute);
  unpackBodies(server);
  registerBodyParsers(server);
  cutOffStalledReaders(server, edge.stalledMs);
}
