import { Module } from '@nestjs/common';
import { LogQueries } from '#projections/logs';
import { CauseWalk } from './causes';
import { CausesController } from './causes.controller';
import { DiffController } from './diff.controller';
import { EventsController } from './events.controller';
import { FeedController } from './feed.controller';
import { LogsController } from './logs.controller';

@Module({
  controllers: [FeedController, CausesController, EventsController, DiffController, LogsController],
  providers: [LogQueries, CauseWalk],
})
export class AuditModule {}
