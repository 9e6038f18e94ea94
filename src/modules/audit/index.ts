import { Module } from '@nestjs/common';
import { LogQueries } from '#projections/logs';
import { EventsController } from './events.controller';
import { LogsController } from './logs.controller';

@Module({ controllers: [EventsController, LogsController], providers: [LogQueries] })
export class AuditModule {}
