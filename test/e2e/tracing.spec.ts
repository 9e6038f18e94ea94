import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { packageRoot } from '#events/store';
import { ChildService } from '../support/child-service';
import { answers, MisbehavingServer, neverEnds } from '../support/misbehaving-server';
import { sampleCsv } from '../support/sample-csv';
import { temporaryDirectory } from '../support/temporary-directory';
import { until } from '../support/until';

type Json = ReturnType<typeof JSON.parse>;
type Span = Readonly<{
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  kind: number;
  status: Json;
  attributes: Json[];
}>;

/** Takes spans by OTLP over HTTP, as a collector does. */
class Collector {
  readonly resources: Json[] = [];
  readonly spans: Span[] = [];
  private readonly server: Server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    if (request.url === '/v1/traces') this.take(JSON.parse(text));
    response.writeHead(request.url === '/v1/traces' ? 200 : 404, { 'content-type': 'application/json' }).end('{}');
  });

  async start(): Promise<string> {
    await once(this.server.listen(0, '127.0.0.1'), 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  named = (name: string): Span | undefined => this.spans.find((span) => span.name === name);

  private take({ resourceSpans }: Json): void {
    for (const { resource, scopeSpans } of resourceSpans) {
      this.resources.push(resource.attributes);
      for (const { spans } of scopeSpans) this.spans.push(...spans);
    }
  }
}

const attribute = (span: Span | undefined, key: string) => span?.attributes.find((each) => each.key === key)?.value;
const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const spanId = '00f067aa0ba902b7';
const traceparent = `00-${traceId}-${spanId}-01`;

describe('the traces of a service that has a collector', () => {
  const collector = new Collector();
  let source: MisbehavingServer;

  beforeAll(async () => {
    source = await MisbehavingServer.start();
    source.answer(answers(404));
    const tracesTo = await collector.start();
    const environment = { HINDCAST_OTLP_ENDPOINT: tracesTo, HINDCAST_SYNC_HOST: source.origin };
    const service = await ChildService.start(temporaryDirectory(), environment);
    const ask = (path: string, init: RequestInit = {}) => fetch(`${service.url}${path}`, init);
    const draws = { method: 'POST', headers: { 'content-type': 'text/csv', traceparent }, body: sampleCsv(60) };
    expect((await ask('/v1/games/powerball/imports', draws)).status).toBe(201);
    const wish = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"algorithm":"frequency"}' };
    const { id }: Json = await (await ask('/v1/trainings', wish)).json();
    await until(async () => ((await (await ask(`/v1/trainings/${id}`)).json()) as Json).status === 'completed');
    await ask('/v1/games/powerball/sync', { method: 'POST' });
    await ask('/v1/nothing?secret=1');
    // What is left is sent before the service has stopped.
    expect(await service.end('SIGTERM')).toBe(0);
  });
  afterAll(() => {
    collector.stop();
    source.stop();
  });

  it('go on with the trace of the caller, from the request over the command and the append to the fold', () => {
    const request = collector.named('POST /v1/games/:game/imports');
    expect(request).toMatchObject({ traceId, parentSpanId: spanId, kind: 2 });
    expect(attribute(request, 'http.response.status_code')).toEqual({ intValue: 201 });
    const command = collector.spans.find(({ name, traceId: of }) => name === 'command ImportDrawsCommand' && of === traceId);
    expect(command?.parentSpanId).toBe(request?.spanId);
    const append = collector.spans.find(({ name, traceId: of }) => name === 'append' && of === traceId);
    expect(append?.parentSpanId).toBe(command?.spanId);
    expect(attribute(append, 'hindcast.events')).toEqual({ intValue: 62 });
    const fold = collector.spans.find(({ name, traceId: of }) => name === 'fold' && of === traceId);
    expect(fold?.parentSpanId).toBe(append?.spanId);
  });

  it('begin with a request where the caller has none, and never show what is after the question mark', () => {
    const missing = collector.spans.find((span) => attribute(span, 'url.path')?.stringValue === '/v1/nothing');
    expect(missing?.traceId).not.toBe(traceId);
    expect(missing?.parentSpanId ?? '').toBe('');
    expect(missing?.name).toBe('GET');
    expect(JSON.stringify(collector.spans)).not.toContain('secret');
  });

  it('tell of trainings and syncs, and that one failed', () => {
    expect(attribute(collector.named('training'), 'hindcast.algorithm')).toEqual({ stringValue: 'frequency' });
    const sync = collector.named('sync');
    expect(sync?.status).toMatchObject({ code: 2, message: expect.stringContaining('404') });
    expect(collector.named('command SyncDrawsCommand')?.spanId).toBe(sync?.parentSpanId);
    expect(collector.named('POST /v1/games/:game/sync')?.status).toMatchObject({ code: 2 });
  });

  it('name the service', () => {
    expect(collector.resources[0]).toContainEqual({ key: 'service.name', value: { stringValue: 'hindcast' } });
  });
});

describe('a service', () => {
  it('stops although its collector does not answer', async () => {
    const silent = await MisbehavingServer.start();
    silent.answer(neverEnds);
    const service = await ChildService.start(temporaryDirectory(), { HINDCAST_OTLP_ENDPOINT: silent.origin });
    await fetch(`${service.url}/v1/games`);
    expect(await service.end('SIGTERM')).toBe(0);
    expect(silent.requests.length).toBeGreaterThan(0);
    silent.stop();
  });

  it('loads nothing that traces where nobody asked for it', () => {
    const loaded = (before: string) => {
      const list = 'console.log(Object.keys(require.cache).filter((file) => /opentelemetry.(sdk-trace|exporter)/.test(file)).length > 0)';
      const script = `require('reflect-metadata'); require('./dist/service.js'); ${before}; ${list}`;
      return execFileSync(process.execPath, ['-e', script], { cwd: packageRoot(), encoding: 'utf8' }).trim();
    };
    const open = (endpoint: string) => `require('./dist/modules/platform').openTracing(${endpoint}, '1')`;
    expect([loaded(open('null')), loaded(open("'http://127.0.0.1:9'"))]).toEqual(['false', 'true']);
  });
});
