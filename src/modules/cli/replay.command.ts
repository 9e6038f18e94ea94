import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Command, Option } from 'nest-commander';
import { eventCatalog } from '#events/catalog';
import { copyLog, LogFile, packageRoot } from '#events/store';
import { utcTime } from '#modules/platform';
import { configuredSettings } from './configured-settings';
import { CommandFailure, exitCodes } from './exit-codes';
import { type CommonOptions, ReportingCommand, wholeNumber } from './service-command';

type Options = CommonOptions & {
  dataDir?: string;
  modelsDir?: string;
  from?: string;
  to?: string;
  into: string;
  speed?: number;
  port?: number;
};
type Trained = Readonly<{ artifact: string }>;

/** Writes a data directory as of a moment; with `--speed`, serves it and plays what came after, for demonstrations. */
@Command({ name: 'replay', description: 'write a data directory as of a moment, or play history into a service of its own' })
export class ReplayCommand extends ReportingCommand {
  @Option({ flags: '--into <directory>', description: 'a new directory: data/ and models/ are made in it', required: true })
  into(directory: string): string {
    return directory;
  }

  @Option({ flags: '--to <moment>', description: 'position or UTC time to end at (default: the end of the log)' })
  to(moment: string): string {
    return moment;
  }

  @Option({ flags: '--from <moment>', description: 'with --speed: position or UTC time to begin at (default: the beginning)' })
  from(moment: string): string {
    return moment;
  }

  @Option({ flags: '--speed <factor>', description: 'serve the new directory and play history into it, so many times as fast as it was' })
  speed(factor: string): number {
    if (!/^\d{1,9}(\.\d{1,6})?$/.test(factor) || Number(factor) <= 0)
      throw new CommandFailure(`${factor} is no factor above 0`, exitCodes.usage);
    return Number(factor);
  }

  @Option({ flags: '--port <port>', description: 'with --speed: port to listen on (default: a free one)' })
  port(port: string): number {
    return wholeNumber(port);
  }

  @Option({ flags: '--data-dir <directory>', description: 'the data directory to read (default: HINDCAST_DATA_DIR)' })
  dataDir(directory: string): string {
    return directory;
  }

  @Option({ flags: '--models-dir <directory>', description: 'the models directory to read (default: HINDCAST_MODELS_DIR)' })
  modelsDir(directory: string): string {
    return directory;
  }

  async run(_: string[], options: Options): Promise<void> {
    const settings = configuredSettings();
    const logFile = join(options.dataDir ?? settings.dataDir, 'log.db');
    if (!existsSync(logFile)) throw new CommandFailure(`there is no log at ${logFile}`, exitCodes.usage);
    if (existsSync(join(options.into, 'data'))) throw new CommandFailure(`${options.into} holds a data directory already`, exitCodes.usage);
    const { from, to, artifacts } = momentsIn(logFile, options);
    const [data, models] = [join(options.into, 'data'), join(options.into, 'models')];
    mkdirSync(data, { recursive: true });
    await copyLog(logFile, join(data, 'log.db'), options.speed === undefined ? to : from);
    copyArtifacts(options.modelsDir ?? settings.modelsDir, models, artifacts);
    const how = `HINDCAST_DATA_DIR=${data} HINDCAST_MODELS_DIR=${models} npm start`;
    if (options.speed === undefined)
      return this.report(options, { position: to, data, models }, `position ${to} is in ${data}; serve it with: ${how}`);
    await this.play(options, { data, models, logFile, to });
  }

  private async play(
    { speed, port = 0 }: Options,
    { data, models, logFile, to }: Readonly<{ data: string; models: string; logFile: string; to: number }>,
  ): Promise<void> {
    const env = {
      ...process.env,
      HINDCAST_DATA_DIR: data,
      HINDCAST_MODELS_DIR: models,
      HINDCAST_PORT: String(port),
      HINDCAST_REPLAY_LOG: logFile,
      HINDCAST_REPLAY_SPEED: String(speed),
      HINDCAST_REPLAY_TO: String(to),
    };
    const service = spawn(process.execPath, [join(packageRoot(), 'dist/main.js')], { env, stdio: 'inherit' });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => service.kill(signal));
    const [code] = await once(service, 'exit');
    if (code !== 0) throw new CommandFailure(`the service ended with code ${code}`, exitCodes.failed);
  }
}

/** The positions of both moments, and the artifacts of the models that there were by the later one. */
function momentsIn(logFile: string, { from, to }: Options): { from: number; to: number; artifacts: string[] } {
  const log = new LogFile(logFile, eventCatalog);
  try {
    const last = to === undefined ? log.head : positionOf(to, log);
    const first = from === undefined ? 0 : positionOf(from, log);
    if (first > last) throw new CommandFailure(`--from, position ${first}, comes after --to, position ${last}`, exitCodes.usage);
    return { from: first, to: last, artifacts: artifactsIn(log, last) };
  } finally {
    log.close();
  }
}

function positionOf(moment: string, log: LogFile): number {
  if (/^\d{1,15}$/.test(moment)) {
    if (Number(moment) > log.head) throw new CommandFailure(`the log ends at position ${log.head}`, exitCodes.usage);
    return Number(moment);
  }
  const time = utcTime(moment);
  if (time === undefined)
    throw new CommandFailure(`${moment} is neither a position nor a time such as 2026-05-01T00:00:00Z`, exitCodes.usage);
  return log.positionAt(time);
}

function artifactsIn(log: LogFile, upTo: number): string[] {
  const artifacts: string[] = [];
  for (const events of log.scan(0, upTo))
    for (const { type, data } of events) if (type === 'ModelTrained') artifacts.push((data as Trained).artifact);
  return artifacts;
}

/** Those that are still there: retention may have deleted some since. */
function copyArtifacts(from: string, to: string, artifacts: readonly string[]): void {
  mkdirSync(to, { recursive: true });
  for (const artifact of artifacts)
    if (existsSync(join(from, artifact))) cpSync(join(from, artifact), join(to, artifact), { recursive: true });
}
