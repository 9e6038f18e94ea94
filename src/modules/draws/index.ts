import { Module } from '@nestjs/common';
import { DrawQueries, ImportQueries, SyncQueries } from '#projections/draws';
import { DropSampleHandler } from './commands/drop-sample.handler';
import { ImportDrawsHandler } from './commands/import-draws.handler';
import { RecordDrawHandler } from './commands/record-draw.handler';
import { DrawsController } from './draws.controller';
import { Games } from './games';
import { GamesController } from './games.controller';
import { ImportsController } from './imports.controller';
import { SyncDrawsHandler } from './commands/sync-draws.handler';
import { SyncDrawsOnSchedule } from './processes/sync-draws-on-schedule.process';
import { SyncController } from './sync.controller';
import { DatasetImport } from './sync/dataset-import';
import { OpenDataClient } from './sync/open-data-client';
import { RunningSyncs } from './sync/running-syncs';
import { SyncHealth } from './sync/sync-health';
import { SyncRecord } from './sync/sync-record';
import { SystemTimer, Timer } from './sync/timer';

/** What the syncs with official results need. */
const sync = [
  SyncQueries,
  SyncDrawsHandler,
  SyncDrawsOnSchedule,
  DatasetImport,
  OpenDataClient,
  RunningSyncs,
  SyncHealth,
  SyncRecord,
  { provide: Timer, useClass: SystemTimer },
];

@Module({
  controllers: [GamesController, DrawsController, ImportsController, SyncController],
  providers: [Games, DrawQueries, ImportQueries, ImportDrawsHandler, RecordDrawHandler, DropSampleHandler, ...sync],
  exports: [Games, DrawQueries],
})
export class DrawsModule {}

export { ImportDrawsCommand } from './commands/import-draws.handler';
export { drawDecider } from './domain/draw.decider';
export { drawInstant, isDrawDay, nextDraw } from './domain/draw-calendar';
export { eraOf, type Game } from './domain/game';
export { Games } from './games';
export { SyncDrawsOnSchedule } from './processes/sync-draws-on-schedule.process';
