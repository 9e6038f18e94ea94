import { Module } from '@nestjs/common';
import { LogQueries } from '#projections/logs';
import { EventsController } from './events.controller';
import { FeedController } from './feed.controller';
import { LogsController } from './logs.controller';

@Module({ controllers: [FeedController, EventsController, LogsController], providers: [LogQueries] })
export class AuditModule {}
