import { type DynamicModule, Global, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { EventEmitterModule } from '@nestjs/event-emitter';
import { Alerts } from './alerts/alerts';
import { Announcements } from './announcements';
import { Clock } from './clock';
import { Commands } from './commands';
import { Settings } from '#modules/configuration';
import { Moment } from './context/moment';
import { RequestContext } from './context/request-context';
import { Decisions } from './decisions';
import { HealthChecks } from './health-checks';
import { OpenStreams } from './http/open-streams';
import { ProgressStreams } from './http/progress-stream';
import { Ids, RandomIds } from './ids';
import { Occurrences } from './logging/occurrences';
import { ServiceLog } from './logging/service-log';
import { Metrics } from './metrics';
import { Readiness } from './readiness';
import { KeyRing } from './secrets/key-ring';
import { SecretFiles } from './secrets/secret-files';
import { Drain } from './shutdown/drain';
import { SystemTimer, Timer } from './timer';
import { Tracing } from './tracing/tracing';
import { EventLog, type SqliteEventLog, Subscriptions } from '#events/store';
import { ReadSide } from '#projections/runner';

/** What is opened before the service is put together, and closed after it. */
export type Stores = Readonly<{
  settings: Settings;
  clock: Clock;
  log: SqliteEventLog;
  readSide: ReadSide;
  subscriptions: Subscriptions;
  readiness: Readiness;
  context: RequestContext;
  tracing: Tracing;
  serviceLog: ServiceLog;
}>;

/** The floor that every room stands on. */
@Global()
@Module({})
export class PlatformModule {
  static over({ settings, clock, log, readSide, subscriptions, readiness, context, tracing, serviceLog }: Stores): DynamicModule {
    const keyRing = new KeyRing(settings.keyRingFile);
    const provided = [
      { provide: Settings, useValue: settings },
      { provide: EventLog, useValue: log },
      { provide: ReadSide, useValue: readSide },
      { provide: Subscriptions, useValue: subscriptions },
      { provide: Readiness, useValue: readiness },
      { provide: RequestContext, useValue: context },
      { provide: ServiceLog, useValue: serviceLog },
      { provide: Clock, useValue: clock },
      { provide: KeyRing, useValue: keyRing },
      { provide: SecretFiles, useValue: new SecretFiles(settings.keysDir, keyRing, () => clock.now()) },
      { provide: Tracing, useValue: tracing },
      { provide: Ids, useClass: RandomIds },
      { provide: Timer, useClass: SystemTimer },
      Decisions,
      Alerts,
      Occurrences,
      Commands,
      Announcements,
      ProgressStreams,
      Moment,
      Metrics,
      HealthChecks,
      OpenStreams,
      Drain,
    ];
    return {
      module: PlatformModule,
      imports: [CqrsModule.forRoot(), EventEmitterModule.forRoot()],
      providers: provided,
      exports: [...provided.map((provider) => (typeof provider === 'function' ? provider : provider.provide)), CqrsModule],
    };
  }
}
