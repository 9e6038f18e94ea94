import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A real server on loopback that answers as it is told, one answer a request; the last one is given again and again. */
export class MisbehavingServer {
  readonly requests: IncomingMessage[] = [];
  private answers: RequestListener[] = [];

  private readonly server = createServer((request, response) => {
    this.requests.push(request);
    const [answer] = this.answers.length > 1 ? this.answers.splice(0, 1) : this.answers;
    answer?.(request, response);
  });

  /** Starts it on a free port. */
  static async start(): Promise<MisbehavingServer> {
    const misbehaving = new MisbehavingServer();
    await once(misbehaving.server.listen(0, '127.0.0.1'), 'listening');
    return misbehaving;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** What it answers from now on. Forgets the requests so far. */
  answer(...answers: RequestListener[]): void {
    this.answers = answers;
    this.requests.length = 0;
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}

/** A whole answer. */
export const answers =
  (status: number, body: unknown = '', headers: Record<string, string> = {}): RequestListener =>
  (_, response) => {
    response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));
  };

/** The connection is reset in the middle of the body. */
export const resets: RequestListener = (request, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('[{"draw_date":', () => request.socket.resetAndDestroy());
};

/** The body begins and never ends. */
export const neverEnds: RequestListener = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('[');
};
