import { Module } from '@nestjs/common';
import { CauseWalk } from './causes';
import { CausesController } from './causes.controller';
import { DiffController } from './diff.controller';
import { EventsController } from './events.controller';
import { FeedController } from './feed.controller';

@Module({
  controllers: [FeedController, CausesController, EventsController, DiffController],
  providers: [CauseWalk],
})
export class AuditModule {}
