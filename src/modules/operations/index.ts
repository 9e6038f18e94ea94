import { Module } from '@nestjs/common';
import { AlertQueries, OperationFailureQueries } from '#projections/operations';
import { AlertsController } from './alerts.controller';
import { DismissOperationHandler } from './commands/dismiss-operation.handler';
import { RebuildReadSideHandler } from './commands/rebuild-read-side.handler';
import { RetryOperationHandler } from './commands/retry-operation.handler';
import { EventLoopLag } from './event-loop-lag';
import { ConfigController } from './config.controller';
import { DiskHealth } from './health/disk-health';
import { StoreMetrics } from './store-metrics';
import { StoreHealth } from './health/store-health';
import { FailuresController } from './failures.controller';
import { MetricsController } from './metrics.controller';
import { OperationHealth } from './operation-health';
import { ProjectionsController } from './projections.controller';
import { RaiseAlertWhenOperationsFail } from './raise-alert-when-operations-fail.process';
import { RebuildReadSide } from './rebuild-read-side.process';
import { WatchClock } from './watch-clock.process';

@Module({
  controllers: [ConfigController, ProjectionsController, FailuresController, AlertsController, MetricsController],
  providers: [
    RebuildReadSide,
    WatchClock,
    RaiseAlertWhenOperationsFail,
    OperationHealth,
    EventLoopLag,
    StoreHealth,
    StoreMetrics,
    DiskHealth,
    OperationFailureQueries,
    AlertQueries,
    RebuildReadSideHandler,
    RetryOperationHandler,
    DismissOperationHandler,
  ],
  exports: [RebuildReadSide, RaiseAlertWhenOperationsFail, OperationHealth, WatchClock],
})
export class OperationsModule {}

export { OperationHealth } from './operation-health';
export { RaiseAlertWhenOperationsFail } from './raise-alert-when-operations-fail.process';
export { RebuildReadSide } from './rebuild-read-side.process';
export { WatchClock } from './watch-clock.process';
