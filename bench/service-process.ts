import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { packageRoot } from '#events/store';

/** The built service as a process over a data directory. */
export class ServiceProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  /** Starts it and waits until it is ready. @throws Error with what it said when it ends before that */
  static async start(directory: string): Promise<ServiceProcess> {
    const child = spawn(process.execPath, [join(packageRoot(), 'dist/main.js')], {
      env: {
        ...process.env,
        HINDCAST_PORT: '0',
        HINDCAST_SAMPLE: 'off',
        HINDCAST_DATA_DIR: directory,
        HINDCAST_MODELS_DIR: join(directory, 'models'),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    for (;;) {
      const url = /ready at (http:[^\s,]+),/.exec(said)?.[1];
      if (url) return new ServiceProcess(child, url);
      if (child.exitCode !== null) throw new Error(said);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  /** Ends it in good order. */
  async stop(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await ended;
  }

  /** @throws Error unless it answers with success */
  async post(path: string, body: object | string): Promise<unknown> {
    const isText = typeof body === 'string';
    const headers = { 'content-type': isText ? 'text/csv' : 'application/json' };
    const response = await fetch(this.url + path, { method: 'POST', headers, body: isText ? body : JSON.stringify(body) });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  }

  /** @throws Error unless it answers with success */
  async get<Body>(path: string): Promise<Body> {
    const response = await fetch(this.url + path);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json() as Promise<Body>;
  }

  /** A number of its metrics. @throws Error when it does not tell it */
  async metric(name: string): Promise<number> {
    const text = await (await fetch(`${this.url}/metrics`)).text();
    const line = text.split('\n').find((candidate) => candidate.startsWith(`${name} `));
    if (line === undefined) throw new Error(`the service does not tell ${name}`);
    return Number(line.slice(name.length + 1));
  }
}
