import { execFileSync } from 'node:child_process';
import { Agent, request as httpRequest } from 'node:http';
import { ChildService } from '../child-service';
import { answers, MisbehavingServer } from '../misbehaving-server';
import { temporaryDirectory } from '../temporary-directory';
import type { Answered } from './answer-check';
import type { Json } from './api-operations';
import type { FuzzedRequest, Known } from './fuzzed-requests';

/** An answer may take so long, and no longer: what takes longer hangs. */
const patienceMs = 20_000;

/** The built service with the sample's history, and a source of official results that has none. */
export class FuzzedService {
  private readonly agent = new Agent({ keepAlive: true });

  private constructor(
    private readonly child: ChildService,
    private readonly source: MisbehavingServer,
  ) {}

  static async start(): Promise<FuzzedService> {
    const source = await MisbehavingServer.start();
    source.answer(answers(200, []));
    const environment = { HINDCAST_SAMPLE: 'on', HINDCAST_QUEUE: '2', HINDCAST_SYNC_HOST: source.origin };
    return new FuzzedService(await ChildService.start(temporaryDirectory(), environment), source);
  }

  /** Sends a request as it is, and reads the whole answer; of a stream that does not end, its beginning. */
  send({ method, path, headers, body }: FuzzedRequest): Promise<Answered> {
    // Without it, the client would let the body of a DELETE run on into the next request.
    const framed = body === null ? headers : { ...headers, 'content-length': String(body.length) };
    const { hostname, port } = new URL(this.child.url ?? '');
    return new Promise((resolve, reject) => {
      const sent = httpRequest(
        { ...{ hostname, port, method, path, headers: framed, agent: this.agent }, timeout: patienceMs },
        (answer) => {
          const chunks: Buffer[] = [];
          const answered = () =>
            resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text: Buffer.concat(chunks).toString() });
          if (answer.headers['content-type'] === 'text/event-stream') {
            answered();
            sent.destroy();
          } else
            answer
              .on('data', (chunk) => chunks.push(chunk))
              .on('end', answered)
              .on('error', reject);
        },
      );
      sent.on('timeout', () => sent.destroy(new Error(`${method} ${path} is not answered`)));
      sent.on('error', reject);
      sent.end(body ?? undefined);
    });
  }

  async get(path: string): Promise<Json> {
    return JSON.parse((await this.send({ method: 'GET', path, headers: {}, body: null, misleads: false })).text);
  }

  /** What is on record, by the parameters that name it. */
  async known(): Promise<Known> {
    const ids = async (list: string) => (await this.get(`/v1/${list}`)).items.map(({ id }: Json) => id);
    await this.begin('backtests', { algorithms: [{ algorithm: 'frequency' }] });
    await this.begin('experiments', { trials: 2, algorithms: ['frequency'] });
    const [models, trainings, sets] = [await ids('models'), await ids('trainings'), await ids('prediction-sets')];
    const { items: events } = await this.get('/v1/events?limit=5');
    return {
      '/v1/models/{id} id': models,
      '/v1/models/{id}/scorecard id': models,
      '/v1/models/{id}/tool-weights id': models,
      '/v1/trainings/{id} id': trainings,
      '/v1/trainings/{id}/cancel id': trainings,
      ...(await this.runs('backtests')),
      ...(await this.runs('experiments')),
      id: [...models, ...trainings, ...sets, ...(await this.importIds())],
      ...Object.fromEntries(['', '/retry', '/dismiss'].map((route) => [`/v1/failures/{id}${route} id`, []])),
      game: ['powerball'],
      date: ['2026-07-29'],
      stream: events.map(({ stream }: Json) => stream),
      position: ['1', '2', '100'],
      asOf: ['position:100', '2026-01-01'],
      minPosition: ['1'],
      '/v1/events cursor': [(await this.get('/v1/events?limit=1')).nextCursor],
      '/v1/games/{game}/draws cursor': [(await this.get('/v1/games/powerball/draws?limit=1')).nextCursor],
      '/v1/logs cursor': [(await this.get('/v1/logs?limit=1')).nextCursor],
    };
  }

  private async begin(list: string, body: Json): Promise<void> {
    const headers = { 'content-type': 'application/json' };
    const { status, text } = await this.send({
      method: 'POST',
      path: `/v1/${list}`,
      headers,
      body: Buffer.from(JSON.stringify(body)),
      misleads: false,
    });
    if (status !== 202) throw new Error(text);
  }

  /** Ids of what runs or ran, for each route that takes one. */
  private async runs(list: string): Promise<Known> {
    const ids = (await this.get(`/v1/${list}`)).items.map(({ id }: Json) => id);
    const routes = ['', '/progress', '/trials', '/importance', '/training', '/cancel'];
    return Object.fromEntries(routes.map((route) => [`/v1/${list}/{id}${route} id`, ids]));
  }

  private async importIds(): Promise<string[]> {
    const { items } = await this.get('/v1/events?type=ImportCompleted');
    return items.map(({ stream }: Json) => stream.replace(/^import-/, ''));
  }

  /** Ids of the requests that led to events after a position. */
  async requestsOnRecord(after: number): Promise<{ ids: Set<string>; head: number }> {
    const ids = new Set<string>();
    let head = after;
    for (;;) {
      const { items } = await this.get(`/v1/events?order=asc&limit=1000&cursor=${Buffer.from(String(head)).toString('base64url')}`);
      for (const { position, meta } of items) {
        head = position;
        if (meta.requestId) ids.add(meta.requestId);
      }
      if (items.length < 1_000) return { ids, head };
    }
  }

  /** Memory that it holds, in megabytes. */
  get megabytes(): number {
    return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(this.child.pid)]).toString()) / 1024;
  }

  async stop(): Promise<void> {
    this.agent.destroy();
    await this.child.end('SIGKILL');
    this.source.stop();
  }
}
