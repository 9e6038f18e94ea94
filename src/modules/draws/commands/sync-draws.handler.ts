import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { DrawsSynced } from '#events/draws';
import { RejectedError } from '#events/kernel';
import { Settings } from '#modules/configuration';
import { type Outcome, Tracing } from '#modules/platform';
import { Games } from '../games';
import { datasetAddress } from '../sync/dataset-address';
import { DatasetImport, type SyncCounts } from '../sync/dataset-import';
import { OpenDataClient } from '../sync/open-data-client';
import { RunningSyncs } from '../sync/running-syncs';
import { SyncRecord } from '../sync/sync-record';
import { UpstreamFailure } from '../sync/upstream-failure';

type Synced = DrawsSynced['data'];
type Source = Readonly<{ game: string; url: string }>;
type Spent = Readonly<{ attempts: number; durationMs: number }>;

const nothingNew: SyncCounts = { importId: null, accepted: 0, duplicates: 0, conflicts: 0, rejected: 0 };

/** Fetch a game's official results, and import them where they are new. */
export class SyncDrawsCommand extends Command<Outcome<Synced>> {
  constructor(readonly gameId: string) {
    super();
  }
}

/** The import is on record before the sync is. A crash in between loses nothing: the next sync imports the same again, as duplicates. */
@CommandHandler(SyncDrawsCommand)
export class SyncDrawsHandler implements ICommandHandler<SyncDrawsCommand> {
  constructor(
    private readonly games: Games,
    private readonly running: RunningSyncs,
    private readonly client: OpenDataClient,
    private readonly imports: DatasetImport,
    private readonly record: SyncRecord,
    private readonly settings: Settings,
    private readonly tracing: Tracing,
  ) {}

  async execute({ gameId }: SyncDrawsCommand): Promise<Outcome<Synced>> {
    const game = this.games.get(gameId);
    const source = { game: game.id, url: datasetAddress(game, this.settings.sync.host) };
    const sync = () => this.running.alone(game.id, (signal) => this.sync(source, signal));
    return this.tracing.span('sync', { 'hindcast.game': game.id, 'url.full': source.url }, sync);
  }

  private async sync(source: Source, signal: AbortSignal): Promise<Outcome<Synced>> {
    const { game, url } = source;
    const started = performance.now();
    const asked = await this.client.ask(url, await this.record.known(game, url), signal);
    const spent = () => ({ attempts: asked.attempts, durationMs: Math.round(performance.now() - started) });
    try {
      if ('failure' in asked) throw asked.failure;
      const counts = asked.bytes === null ? nothingNew : await this.imports.import(game, asked.bytes);
      return await this.record.synced({ ...source, ...counts, notModified: asked.bytes === null, ...asked.state, ...spent() });
    } catch (error) {
      throw error instanceof UpstreamFailure ? await this.refusal(source, error, spent()) : error;
    }
  }

  /** Puts a failure on record, unless the source was not even asked, and says it to the caller. */
  private async refusal(source: Source, { kind, message }: UpstreamFailure, { attempts, durationMs }: Spent): Promise<RejectedError> {
    if (attempts > 0) await this.record.failed({ ...source, code: kind, reason: message, attempts, durationMs });
    const extra = { reason: kind, attempts, breaker: this.client.breaker };
    return new RejectedError(kind === 'left-alone' ? 'sync-unavailable' : 'sync-failed', message, extra);
  }
}
