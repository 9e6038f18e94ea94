import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A client that speaks bytes, not HTTP: what no well-behaved client would send. */
export class RawClient {
  private received = '';
  readonly closed: Promise<void>;

  private constructor(readonly socket: Socket) {
    socket.setEncoding('latin1').on('data', (text: string) => (this.received += text));
    socket.on('error', () => {});
    this.closed = new Promise((resolve) => void socket.once('close', () => resolve()));
  }

  /** Connects to the service at an address. */
  static async to(url: string): Promise<RawClient> {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    return new RawClient(socket);
  }

  say(text: string | Buffer): this {
    this.socket.write(text);
    return this;
  }

  /** Everything that came back so far. */
  get heard(): string {
    return this.received;
  }

  /** Everything that comes until the service closes the connection. */
  async untilClosed(): Promise<string> {
    await this.closed;
    return this.received;
  }

  leave(): void {
    this.socket.destroy();
  }
}

/** What a client says and hears over a connection that the service closes. */
export async function spoken(url: string, text: string | Buffer): Promise<string> {
  return (await RawClient.to(url)).say(text).untilClosed();
}

/** A request as it goes over the wire, on a connection that ends with it. */
export const rawRequest = (line: string, headers: readonly string[] = [], body = ''): string =>
  [`${line} HTTP/1.1`, 'Host: 127.0.0.1', 'Connection: close', ...headers, '', body].join('\r\n');
