import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { type Context, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, TraceFlags, type Tracer, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-node';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ServiceResource } from './service-resource';
import { TellingExporter } from './telling-exporter';
import { parseTraceParent } from './trace-parent';
import { type SpanAttributes, Tracing } from './tracing';

/** Spans are sent so often. */
const everyMs = 1_000;
/** An export that takes longer has failed. */
const exportMsMax = 5_000;
/** A service that stops does not wait longer for its last spans. */
const closeMsMax = 3_000;

/** Spans by OpenTelemetry. Nothing of it is global: services in one process do not meet. */
export class OpenTelemetryTracing extends Tracing {
  private readonly contexts = new AsyncLocalStorage<Context>();
  private readonly requests = new WeakMap<FastifyRequest, Span>();
  private readonly provider: BasicTracerProvider;
  private readonly tracer: Tracer;

  constructor(endpoint: string, version: string) {
    super();
    const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces`, timeoutMillis: exportMsMax });
    this.provider = new BasicTracerProvider({
      resource: new ServiceResource({ 'service.name': 'hindcast', 'service.version': version }),
      spanProcessors: [new BatchSpanProcessor(new TellingExporter(exporter, endpoint), { scheduledDelayMillis: everyMs })],
    });
    this.tracer = this.provider.getTracer('hindcast', version);
  }

  async span<Result>(name: string, attributes: SpanAttributes, work: () => Promise<Result>): Promise<Result> {
    const span = this.tracer.startSpan(name, { attributes }, this.current);
    try {
      return await this.contexts.run(trace.setSpan(this.current, span), work);
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.message : String(error) });
      throw error;
    } finally {
      span.end();
    }
  }

  tell(name: string, attributes: SpanAttributes, durationMs: number): void {
    const endTime = Date.now();
    this.tracer.startSpan(name, { attributes, startTime: endTime - durationMs }, this.current).end(endTime);
  }

  follow(server: FastifyInstance): void {
    server.addHook('onRequest', async (request, reply) => {
      const span = this.begin(request);
      this.requests.set(request, span);
      reply.raw.once('close', () => end(span, request, reply));
    });
    // Reading a body loses the context that it began in: what the handler does is entered after it.
    server.addHook('preHandler', (request, _, done) => {
      const span = this.requests.get(request);
      if (span) this.contexts.run(trace.setSpan(ROOT_CONTEXT, span), done);
      else done();
    });
  }

  async close(): Promise<void> {
    const shutdown = this.provider.shutdown().catch(() => {});
    await Promise.race([shutdown, pause(closeMsMax, undefined, { ref: false })]);
  }

  private get current(): Context {
    return this.contexts.getStore() ?? ROOT_CONTEXT;
  }

  private begin({ method, url, headers, id }: FastifyRequest): Span {
    const parent = parseTraceParent(headers.traceparent);
    const traceFlags = parent?.isSampled ? TraceFlags.SAMPLED : TraceFlags.NONE;
    const context = parent ? trace.setSpanContext(ROOT_CONTEXT, { ...parent, traceFlags, isRemote: true }) : ROOT_CONTEXT;
    const attributes = { 'http.request.method': method, 'url.path': url.split('?')[0] ?? '', 'hindcast.request_id': id };
    return this.tracer.startSpan(method, { kind: SpanKind.SERVER, attributes }, context);
  }
}

function end(span: Span, { method, routeOptions }: FastifyRequest, { raw }: FastifyReply): void {
  if (routeOptions.url) span.updateName(`${method} ${routeOptions.url}`).setAttribute('http.route', routeOptions.url);
  span.setAttribute('http.response.status_code', raw.statusCode);
  if (raw.statusCode >= 500 || !raw.writableFinished) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}
