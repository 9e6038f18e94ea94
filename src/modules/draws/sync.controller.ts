import { Controller, Get, HttpCode, HttpStatus, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Settings } from '#modules/configuration';
import { ApiIdempotent, ApiProblems, Commands, GameParam, MomentQuery, Requires } from '#modules/platform';
import { SyncQueries } from '#projections/draws';
import { SyncDrawsCommand } from './commands/sync-draws.handler';
import { SyncOutcomeView, SyncStateView } from './dto/sync.view';
import { toFailedSyncView, toLastSyncView } from './dto/to-sync-view';
import { Games } from './games';
import { SyncDrawsOnSchedule } from './processes/sync-draws-on-schedule.process';
import { datasetAddress } from './sync/dataset-address';
import { OpenDataClient } from './sync/open-data-client';
import { RunningSyncs } from './sync/running-syncs';

@ApiTags('draws')
@Requires('viewer')
@Controller('v1/games/:game/sync')
export class SyncController {
  constructor(
    private readonly commands: Commands,
    private readonly games: Games,
    private readonly syncs: SyncQueries,
    private readonly client: OpenDataClient,
    private readonly running: RunningSyncs,
    private readonly schedule: SyncDrawsOnSchedule,
    private readonly settings: Settings,
  ) {}

  /** Fetch a game's official results and import what is new. A failure says its `reason`, its `attempts` and the state of the `breaker`. */
  @Post()
  @Requires('operator')
  @ApiIdempotent()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ description: 'What the source had, and what became of it.', type: SyncOutcomeView })
  @ApiProblems('game-not-found', 'sync-running', 'sync-not-configured', 'sync-failed', 'sync-unavailable')
  sync(@Param() { game }: GameParam): Promise<SyncOutcomeView> {
    return this.commands.execute(new SyncDrawsCommand(game));
  }

  /** How did the last syncs of a game go, and when is the next one? The breaker and the schedule are told as they are now. */
  @Get()
  @ApiOkResponse({ description: 'The syncs of the game.', type: SyncStateView })
  @ApiProblems('game-not-found', 'sync-not-configured')
  async state(@Param() { game: id }: GameParam, @Query() _: MomentQuery): Promise<SyncStateView> {
    const game = this.games.get(id);
    const [synced, failed] = await Promise.all([this.syncs.lastSynced(id), this.syncs.lastFailed(id)]);
    return {
      game: id,
      url: datasetAddress(game, this.settings.sync.host),
      running: this.running.has(id),
      breaker: this.client.breaker,
      nextAt: this.schedule.nextAt(id),
      lastSync: synced && toLastSyncView(synced),
      lastFailure: failed && toFailedSyncView(failed),
    };
  }
}
