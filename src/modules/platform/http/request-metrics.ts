import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Metrics } from '../metrics';

const methods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const bucketsSeconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Counts requests and measures how long their answers take, by the pattern of their route: however many addresses callers make up, there are only so many patterns. */
export function measureRequests(server: FastifyInstance, metrics: Metrics): void {
  const requests = metrics.counter({
    name: 'hindcast_http_requests_total',
    help: 'Requests that were answered, by the pattern of their route (none: there is no such route), method and status.',
    labels: ['route', 'method', 'status'],
  });
  const durations = metrics.histogram(
    {
      name: 'hindcast_http_request_duration_seconds',
      help: 'How long answers took, by route and method; streams of server-sent events are not among them.',
      labels: ['route', 'method'],
    },
    bucketsSeconds,
  );
  server.addHook('onResponse', async (request, reply) => {
    const labels = { route: request.routeOptions.url ?? 'none', method: methodOf(request) };
    requests.inc({ ...labels, status: String(reply.raw.statusCode) });
    if (reply.raw.getHeader('content-type') !== 'text/event-stream') durations.observe(labels, reply.elapsedTime / 1_000);
  });
}

const methodOf = ({ method }: FastifyRequest): string => (methods.has(method) ? method : 'other');
