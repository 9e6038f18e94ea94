import { type DynamicModule, Module } from '@nestjs/common';
import { LogQueries } from '#projections/logs';
import { ErrorsController } from './errors.controller';
import { LogMetrics } from './log-metrics';
import { LogPages } from './log-pages';
import { LogsController } from './logs.controller';
import { ForgetOldLines } from './processes/forget-old-lines.process';
import { RaiseAlertsWhenFailuresPileUp } from './processes/raise-alerts-when-failures-pile-up.process';
import { TellWebhookOfAlerts } from './processes/tell-webhook-of-alerts.process';
import { ProcessLog } from './store/process-log';
import { AlertWebhook } from './webhook/alert-webhook';

@Module({})
export class LogsModule {
  /** Over the process log, which is open before anything else is, to hear all of it. */
  static over(processLog: ProcessLog): DynamicModule {
    return {
      module: LogsModule,
      controllers: [LogsController, ErrorsController],
      providers: [
        { provide: ProcessLog, useValue: processLog },
        LogQueries,
        LogPages,
        LogMetrics,
        AlertWebhook,
        ForgetOldLines,
        RaiseAlertsWhenFailuresPileUp,
        TellWebhookOfAlerts,
      ],
      exports: [ForgetOldLines, RaiseAlertsWhenFailuresPileUp, TellWebhookOfAlerts],
    };
  }
}
