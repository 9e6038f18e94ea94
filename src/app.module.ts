import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { FirstRun } from './first-run.process';
import { AccessGuard, AccessModule } from '#modules/access';
import { AnalyticsModule } from '#modules/analytics';
import { AuditModule } from '#modules/audit';
import { BacktestsModule } from '#modules/backtests';
import { DashboardModule } from '#modules/dashboard';
import { BackupsModule } from '#modules/backups';
import { DrawsModule } from '#modules/draws';
import { ExperimentsModule } from '#modules/experiments';
import { HealthModule } from '#modules/health';
import { InsightsModule } from '#modules/insights';
import { LegacyModule } from '#modules/legacy';
import { LogsModule, type ProcessLog } from '#modules/logs';
import { OperationsModule } from '#modules/operations';
import {
  PlatformModule,
  ProblemFilter,
  RequestInterceptor,
  type Stores,
  TaggedAnswersInterceptor,
  validationPipe,
} from '#modules/platform';
import { MaintenanceModule } from '#modules/maintenance';
import { ProofsModule } from '#modules/proofs';
import { PredictionsModule } from '#modules/predictions';
import { SecretsModule } from '#modules/secrets';
import { TicketsModule } from '#modules/tickets';
import { TrainingModule } from '#modules/training';

/** Every room of the service, over opened stores. */
@Module({})
export class AppModule {
  static over(stores: Stores & Readonly<{ processLog: ProcessLog }>): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.over(stores),
        AccessModule,
        DrawsModule,
        TrainingModule,
        ExperimentsModule,
        BacktestsModule,
        PredictionsModule,
        ProofsModule,
        AnalyticsModule,
        TicketsModule,
        InsightsModule,
        LegacyModule,
        AuditModule,
        LogsModule.over(stores.processLog),
        OperationsModule,
        SecretsModule,
        BackupsModule,
        HealthModule,
        DashboardModule,
        MaintenanceModule,
      ],
      providers: [
        FirstRun,
        { provide: APP_GUARD, useExisting: AccessGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useFactory: validationPipe },
        { provide: APP_INTERCEPTOR, useClass: RequestInterceptor },
        // Inside of the first one: it asks for the view of the request's moment.
        { provide: APP_INTERCEPTOR, useClass: TaggedAnswersInterceptor },
      ],
    };
  }
}
