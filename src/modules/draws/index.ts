import { Module } from '@nestjs/common';
import { DrawMonthQueries } from '#projections/analytics';
import { DrawQueries, ImportQueries, SyncQueries } from '#projections/draws';
import { CorrectDrawHandler } from './commands/correct-draw.handler';
import { DismissConflictsHandler } from './commands/dismiss-conflicts.handler';
import { DropSampleHandler } from './commands/drop-sample.handler';
import { ImportDrawsHandler } from './commands/import-draws.handler';
import { RecordDrawHandler } from './commands/record-draw.handler';
import { RegisterGameHandler } from './commands/register-game.handler';
import { CorrectionsController } from './corrections.controller';
import { DrawsController } from './draws.controller';
import { DataQualities } from './data-quality';
import { DrawFreshness } from './draw-freshness';
import { Games } from './games';
import { ImportPreviews } from './import-preview';
import { GamesController } from './games.controller';
import { ImportsController } from './imports.controller';
import { EndInterruptedImports } from './processes/end-interrupted-imports.process';
import { WatchDataQuality } from './processes/watch-data-quality.process';

import { SyncDrawsHandler } from './commands/sync-draws.handler';
import { SyncDrawsOnSchedule } from './processes/sync-draws-on-schedule.process';
import { SyncController } from './sync.controller';
import { DatasetImport } from './sync/dataset-import';
import { OpenDataClient } from './sync/open-data-client';
import { RunningSyncs } from './sync/running-syncs';
import { SyncHealth } from './sync/sync-health';
import { SyncMetrics } from './sync/sync-metrics';
import { SyncRecord } from './sync/sync-record';

/** What the syncs with official results need. */
const sync = [
  SyncQueries,
  SyncDrawsHandler,
  SyncDrawsOnSchedule,
  DatasetImport,
  OpenDataClient,
  RunningSyncs,
  SyncHealth,
  SyncMetrics,
  SyncRecord,
];

@Module({
  controllers: [GamesController, DrawsController, CorrectionsController, ImportsController, SyncController],
  providers: [
    Games,
    DrawQueries,
    ImportQueries,
    ImportPreviews,
    ImportDrawsHandler,
    RecordDrawHandler,
    RegisterGameHandler,
    CorrectDrawHandler,
    DismissConflictsHandler,
    DropSampleHandler,
    EndInterruptedImports,
    DataQualities,
    DrawFreshness,
    DrawMonthQueries,
    WatchDataQuality,
    ...sync,
  ],
  exports: [ImportQueries, Games, DrawQueries],
})
export class DrawsModule {}

export { ImportDrawsCommand } from './commands/import-draws.handler';
export { drawDecider } from './domain/draw.decider';
export { dayOfWeek, drawInstant, isDrawDay, nextDraw } from './domain/draw-calendar';
export { eraOf, firstDrawOf, type Game, type GameEra } from './domain/game';
export { problemsOfNumbers as ticketProblems } from './domain/validate-draw';
export { Games } from './games';
export { EndInterruptedImports } from './processes/end-interrupted-imports.process';
export { WatchDataQuality } from './processes/watch-data-quality.process';
export { RunningSyncs } from './sync/running-syncs';
export { SyncDrawsOnSchedule } from './processes/sync-draws-on-schedule.process';
