import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { packageRoot } from '#events/store';

const pollMs = 50;
/** Beyond all that recovery aims at: what is not ready by then never will be. */
const readyMsMax = 600_000;

/** A service over copies, to see that they serve: on loopback, with nothing of the operator's settings, so that it tells nobody anything. */
export class PracticeService {
  private constructor(private readonly child: ChildProcess) {}

  /** Starts it and waits until it is ready. @throws Error with what it said when it never is */
  static async start(directory: string): Promise<PracticeService> {
    const port = await freePort();
    const child = spawn(process.execPath, [join(packageRoot(), 'dist/main.js')], {
      cwd: directory,
      env: {
        PATH: process.env.PATH,
        HINDCAST_PORT: String(port),
        HINDCAST_SAMPLE: 'off',
        HINDCAST_CHECKPOINT_MINUTES: '0',
        HINDCAST_DATA_DIR: join(directory, 'data'),
        HINDCAST_MODELS_DIR: join(directory, 'models'),
      },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said = `${said}${chunk}`.slice(-4_000)));
    const service = new PracticeService(child);
    if (await service.isReady(port)) return service;
    await service.stop();
    throw new Error(`the service over the restored files did not become ready: ${said}`);
  }

  /** Ends it at once: nobody needs what it has. */
  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
  }

  private async isReady(port: number): Promise<boolean> {
    const deadline = performance.now() + readyMsMax;
    while (this.child.exitCode === null && this.child.signalCode === null && performance.now() < deadline) {
      const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => null);
      if (answer?.ok) return true;
      await pause(pollMs);
    }
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}
