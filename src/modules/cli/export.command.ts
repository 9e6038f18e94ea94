import { pipeline } from 'node:stream/promises';
import type { ReadableStream as ByteStream } from 'node:stream/web';
import { Command, Option } from 'nest-commander';
import { CommandFailure, exitCodes } from './exit-codes';
import { type Tell, withProgress } from './progress';
import { answered, brokenOff, type ServiceClient } from './service-client';
import { type CommonOptions, oneOf, ServiceCommand } from './service-command';
import { writeWhole } from './whole-file';

const formats = ['csv', 'json', 'ndjson'] as const;
type Format = (typeof formats)[number];
type Wish = { game?: string; readModel?: string; format?: Format; asOf?: string };
type Options = CommonOptions & Wish & { out?: string };

/** Takes draws, or the rows of a read model, along. */
@Command({ name: 'export', description: "take a game's draws, or the rows of a read model, along" })
export class ExportCommand extends ServiceCommand {
  @Option({ flags: '--game <game>', description: 'the game whose draws to take, in a form that imports back (default: powerball)' })
  game(game: string): string {
    return game;
  }

  @Option({ flags: '--read-model <name>', description: 'every row of a read model instead, such as prediction_sets' })
  readModel(name: string): string {
    return name;
  }

  @Option({ flags: '--format <format>', description: 'csv (default), json (one list) or ndjson (one object a line)' })
  format(format: string): Format {
    return oneOf(formats, format);
  }

  @Option({ flags: '--as-of <moment>', description: 'as it was at a time or a position: 2026-05-01T00:00:00Z, position:1200' })
  asOf(moment: string): string {
    return moment;
  }

  @Option({ flags: '--out <file>', description: 'write it to a file, whole or not at all (default: standard output)' })
  out(file: string): string {
    return file;
  }

  async run(_: string[], { out, url, json, ...wish }: Options): Promise<void> {
    if (wish.game !== undefined && wish.readModel !== undefined)
      throw new CommandFailure('--game and --read-model: take one of them', exitCodes.usage);
    if (json && out === undefined)
      throw new CommandFailure('--json needs --out: the export itself goes to standard output', exitCodes.usage);
    const service = this.service({ url });
    if (out === undefined) return toStandardOutput((await exported(service, wish)).stream);
    const { bytes, position } = await withProgress({ what: 'exporting', unit: 'bytes' }, (tell) => toFile(service, wish, out, tell));
    this.report({ json }, { file: out, bytes, position }, `${out}: ${bytes} bytes, as of position ${position}`);
  }
}

async function exported(service: ServiceClient, { game = 'powerball', readModel, ...query }: Wish, signal: AbortSignal | null = null) {
  const call =
    readModel === undefined
      ? service.GET('/v1/games/{game}/draws/export', { params: { path: { game }, query }, parseAs: 'stream', signal })
      : service.GET('/v1/projections/{name}/export', { params: { path: { name: readModel }, query }, parseAs: 'stream', signal });
  const stream = await answered(call);
  const position = Number((await call).response.headers.get('x-log-position'));
  return { stream: stream as ByteStream, position };
}

/** Writes it whole, or, when it breaks off or is interrupted, not at all. */
async function toFile(service: ServiceClient, wish: Wish, file: string, tell: Tell): Promise<{ bytes: number; position: number }> {
  const interrupted = new AbortController();
  const interrupt = () => interrupted.abort();
  for (const signal of signals) process.once(signal, interrupt);
  try {
    const { stream, position } = await exported(service, wish, interrupted.signal);
    let bytes = 0;
    const onBytes = (count: number) => {
      bytes += count;
      tell(bytes, null);
    };
    await writeWhole(file, received(stream, onBytes), interrupted.signal);
    return { bytes, position };
  } finally {
    for (const signal of signals) process.off(signal, interrupt);
  }
}

const signals = ['SIGINT', 'SIGTERM'] as const;

/** @throws CommandFailure when the service breaks off */
async function* received(stream: ByteStream, onBytes: (count: number) => void): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of stream) {
      onBytes(chunk.length);
      yield chunk;
    }
  } catch (error) {
    throw brokenOff(error);
  }
}

/** A reader that has enough, such as `head`, is no failure. */
async function toStandardOutput(stream: ByteStream): Promise<void> {
  try {
    await pipeline(
      received(stream, () => {}),
      process.stdout,
      { end: false },
    );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  }
}
