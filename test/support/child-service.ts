import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { packageRoot } from '#events/store';
import { until } from './until';

/** The built service as a process of its own, over files in a directory. */
export class ChildService {
  private output = '';

  private constructor(
    private readonly child: ChildProcess,
    readonly directory: string,
  ) {
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (this.output += chunk));
  }

  /** Starts it and waits until it is ready. @throws Error with what it said when it ends before that */
  static async start(
    directory: string,
    environment: Record<string, string> = {},
    wrapper: readonly string[] = [],
    readyMsMax?: number,
  ): Promise<ChildService> {
    const service = ChildService.launch(directory, environment, wrapper);
    await until(() => service.url !== undefined || service.hasEnded, Boolean, readyMsMax);
    if (service.url === undefined) throw new Error(service.said);
    return service;
  }

  /** Starts it and waits for nothing. @param wrapper a command that runs the command after it, such as `nice -n 5` */
  static launch(directory: string, environment: Record<string, string> = {}, wrapper: readonly string[] = []): ChildService {
    const [command = '', ...words] = [...wrapper, process.execPath, join(packageRoot(), 'dist/main.js')];
    const child = spawn(command, words, {
      env: {
        ...process.env,
        NO_COLOR: '1',
        HINDCAST_PORT: '0',
        HINDCAST_SAMPLE: 'off',
        HINDCAST_DATA_DIR: join(directory, 'data'),
        HINDCAST_MODELS_DIR: join(directory, 'models'),
        ...environment,
      },
    });
    return new ChildService(child, directory);
  }

  /** Where it listens, once it has said that it is ready. */
  get url(): string | undefined {
    return /ready at (http:\S+),/.exec(this.output)?.[1];
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Everything it has written so far. */
  get said(): string {
    return this.output;
  }

  /** Whether the process is gone, by itself or by a signal. */
  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** Sends a signal that does not end it. */
  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Waits until it ends by itself. @returns the exit code */
  async ended(): Promise<number | null> {
    if (!this.hasEnded) await once(this.child, 'exit');
    return this.child.exitCode;
  }

  /** Goes away from where it writes to. */
  stopReading(): void {
    for (const stream of [this.child.stdout, this.child.stderr]) stream?.destroy();
  }

  /** Sends a signal and waits for the end. @returns the exit code, null when the signal ended it */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    if (!this.hasEnded) this.child.kill(signal);
    return this.ended();
  }
}
