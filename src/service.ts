import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SystemStarted, SystemStopped, systemStream } from '#events/operations';
import { problems } from '#events/kernel';
import { AccessAtStart, RemindOfKeyExpiry } from '#modules/access';
import { RunBacktestWhenRequested, RunningBacktests } from '#modules/backtests';
import { EndInterruptedImports, RunningSyncs, SyncDrawsOnSchedule, WatchDataQuality } from '#modules/draws';
import { BackUpOnSchedule, CarryOutBackupRequests, RecordRestore, ShipAdditions } from '#modules/backups';
import { RunExperimentWhenRequested, RunningExperiments } from '#modules/experiments';
import { ForgetOldLines, RaiseAlertsWhenFailuresPileUp, TellWebhookOfAlerts } from '#modules/logs';
import { CheckIntegrityOnSchedule } from '#modules/maintenance';
import { OperationHealth, RaiseAlertWhenOperationsFail, RebuildReadSide, WatchClock } from '#modules/operations';
import { ArchivePredictionsWhenScored, ClosePredictionsAtCutOff, ScorePredictionsWhenDrawn } from '#modules/predictions';
import { KeepCheckpoints, LogKey } from '#modules/proofs';
import { RemindOfSecretsKeyRotation } from '#modules/secrets';
import type { Settings } from '#modules/configuration';
import {
  type Clock,
  Drain,
  edgeOptions,
  guardEdge,
  Ids,
  type LineOutput,
  measureRequests,
  Metrics,
  Tracing,
  registerAccessLog,
  serveApiDocument,
  tagAnswers,
} from '#modules/platform';
import {
  LearnToolWeightsWhenScored,
  LoadModelsAtStart,
  RunningTrainings,
  RunTrainingWhenRequested,
  ArchiveModelsBeyondRetention,
} from '#modules/training';
import { AppModule } from './app.module';
import { FirstRun } from './first-run.process';
import { Replay } from './replay.process';
import { ServiceLogger } from './service-logger';
import { openStores, type OpenedStores } from './stores';
import { version } from './version';

/** A running service. */
export type Service = Readonly<{
  /** Where it listens: `http://127.0.0.1:3000`. */
  url: string;
  /** Resolves when it is ready to answer everything. @throws Error when it never will be */
  ready: Promise<void>;
  /** Finishes what it is at, puts its stop on record and closes its files. */
  stop: (reason: string) => Promise<void>;
  /** Says what broke it, for the next start to alert to. The process must end then: nobody knows what state it is in. */
  crashed: (error: unknown) => Promise<void>;
}>;

/**
 * Starts the service: it listens at once, and is ready when the read side is current and every model is loaded.
 *
 * @throws DataDirectoryInUseError when another process owns the data directory
 * @throws AdminKeyMissingError where callers need keys, and there is none that could issue any
 */
export async function startService(settings: Settings, output?: LineOutput, clock?: Clock): Promise<Service> {
  const stores = await openStores(settings, clock, output);
  try {
    const app = await createApp(stores);
    app.get(AccessAtStart).check();
    await app.listen(settings.port, settings.host);
    const replay = stores.settings.replay && new Replay(stores.log, stores.settings.replay);
    const ready = becomeReady(app, stores, replay);
    ready.catch(() => {});
    return {
      url: await app.getUrl(),
      ready,
      stop: (reason) => (replay ? stopReplay(app, stores, replay, ready) : stopService(app, stores, ready, reason)),
      crashed: (error) => sayCrashed(stores, error),
    };
  } catch (error) {
    await stores.close();
    throw error;
  }
}

async function sayCrashed({ serviceLog, processLog }: OpenedStores, error: unknown): Promise<void> {
  const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined };
  serviceLog.write({ level: 'fatal', source: 'hindcast', message: `the process ends: ${message}`, context: { stack } });
  await processLog.close();
}

function refuseWrites(server: FastifyInstance): void {
  server.addHook('onRequest', async (request, reply) => {
    if (['GET', 'HEAD'].includes(request.method)) return;
    const { status, title } = problems.replaying;
    const problem = { type: '/problems/replaying', title, status, instance: request.url };
    await reply.code(status).type('application/problem+json').send(problem);
  });
}

async function createApp(stores: OpenedStores): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter(edgeOptions(stores.settings));
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.over(stores), adapter, {
    bodyParser: false,
    abortOnError: false,
    logger: new ServiceLogger(stores.serviceLog),
  });
  const server = app.getHttpAdapter().getInstance();
  app.get(Drain).follow(server);
  registerAccessLog(server, stores.serviceLog);
  app.get(Tracing).follow(server);
  measureRequests(server, app.get(Metrics));
  await guardEdge(app, stores.settings);
  tagAnswers(server);
  if (stores.settings.replay) refuseWrites(server);
  server.addHook('onSend', async (request, reply) => {
    if (!reply.hasHeader('x-log-position')) void reply.header('X-Log-Position', stores.readSide.position);
    // Named in the meta of every event that the request leads to; how long it took is for whoever waits.
    void reply.header('X-Request-Id', request.id).header('Server-Timing', `total;dur=${reply.elapsedTime.toFixed(1)}`);
  });
  serveApiDocument(app, version());
  return app;
}

async function becomeReady(app: NestFastifyApplication, stores: OpenedStores, replay: Replay | null): Promise<void> {
  const logger = new Logger('hindcast');
  try {
    const { readSide, readiness } = stores;
    const rebuilt = await readSide.open();
    readiness.up('readSide');
    if (rebuilt) logger.log(`the read side was computed to position ${rebuilt.position} in ${rebuilt.durationMs} ms: ${rebuilt.because}`);
    if (replay) return showReplay(app, stores, replay);
    await recordStart(app, stores);
    await app.get(RecordRestore).record();
    await app.get(LogKey).open();
    if (rebuilt && rebuilt.position > 0) await app.get(RebuildReadSide).record(rebuilt);
    if (rebuilt?.unknownPosition !== undefined) await app.get(RebuildReadSide).recordOtherHistory(rebuilt, rebuilt.unknownPosition);
    await app.get(EndInterruptedImports).end();
    await app.get(LoadModelsAtStart).load();
    await app.get(ArchiveModelsBeyondRetention).deleteLeftovers();
    app.get(ForgetOldLines).start();
    await app.get(RaiseAlertsWhenFailuresPileUp).start();
    stores.subscriptions.start(app.get(TellWebhookOfAlerts));
    stores.subscriptions.start(app.get(RaiseAlertWhenOperationsFail));
    stores.subscriptions.start(app.get(RunTrainingWhenRequested));
    stores.subscriptions.start(app.get(RunExperimentWhenRequested));
    stores.subscriptions.start(app.get(RunBacktestWhenRequested));
    stores.subscriptions.start(app.get(ArchiveModelsBeyondRetention));
    stores.subscriptions.start(app.get(ClosePredictionsAtCutOff));
    stores.subscriptions.start(app.get(ScorePredictionsWhenDrawn));
    stores.subscriptions.start(app.get(ArchivePredictionsWhenScored));
    stores.subscriptions.start(app.get(LearnToolWeightsWhenScored));
    readiness.up('processes');
    await app.get(OperationHealth).refresh();
    await app.get(FirstRun).show();
    app.get(WatchDataQuality).start();
    await app.get(KeepCheckpoints).open();
    stores.subscriptions.start(app.get(KeepCheckpoints));
    await app.get(ClosePredictionsAtCutOff).closeDue();
    await app.get(RemindOfSecretsKeyRotation).start();
    await app.get(RemindOfKeyExpiry).start();
    await app.get(WatchClock).start();
    await app.get(SyncDrawsOnSchedule).start();
    await app.get(CheckIntegrityOnSchedule).start();
    stores.subscriptions.start(app.get(CarryOutBackupRequests));
    await app.get(BackUpOnSchedule).start();
    app.get(ShipAdditions).start(app.get(BackUpOnSchedule).beginAnew);
    logger.log(`ready at ${await app.getUrl()}, described at ${await app.getUrl()}/docs`);
  } catch (error) {
    stores.readiness.down('processes', `the service cannot become ready: ${error instanceof Error ? error.message : error}`);
    logger.fatal(`the service cannot become ready: ${error}`, error instanceof Error ? error.stack : undefined);
    throw error;
  }
}

/** What is played is the only thing that is written. */
async function showReplay(app: NestFastifyApplication, { readiness }: OpenedStores, replay: Replay): Promise<void> {
  readiness.up('processes');
  replay.start();
  new Logger('hindcast').log(`a replay is shown at ${await app.getUrl()}`);
}

async function stopReplay(app: NestFastifyApplication, stores: OpenedStores, replay: Replay, ready: Promise<void>): Promise<void> {
  const drain = app.get(Drain);
  drain.begin();
  await ready.catch(() => {});
  await replay.stop();
  await drain.settled(app.getHttpServer());
  await app.close();
  await stores.close();
}

async function recordStart(app: NestFastifyApplication, { log }: OpenedStores): Promise<void> {
  const event = SystemStarted({ version: version(), node: process.version, sqlite: log.sqliteVersion });
  await log.append([{ stream: systemStream, expectedVersion: 'any', events: [event] }], systemMeta(app));
}

async function stopService(app: NestFastifyApplication, stores: OpenedStores, ready: Promise<void>, reason: string): Promise<void> {
  const drain = app.get(Drain);
  drain.begin();
  stores.subscriptions.stop();
  app.get(SyncDrawsOnSchedule).stop();
  for (const running of [RunningTrainings, RunningExperiments, RunningBacktests, RunningSyncs])
    app.get<{ abortAll: () => void }>(running).abortAll();
  await ready.catch(() => {});
  const unanswered = await drain.settled(app.getHttpServer());
  if (unanswered > 0)
    new Logger('hindcast').warn(`${unanswered} requests were not answered in time; what they wrote is on record or it is not, whole`);
  await app.get(WatchDataQuality).stop();
  await app.close();
  await app.get(RebuildReadSide).settled();
  await app.get(RaiseAlertsWhenFailuresPileUp).settled();
  await recordStop(app, stores, reason).catch((error: unknown) =>
    new Logger('hindcast').error(`the stop could not be put on record: ${error}`),
  );
  await app.get(ShipAdditions).shipLast();
  await stores.close();
}

async function recordStop(app: NestFastifyApplication, { log }: OpenedStores, reason: string): Promise<void> {
  await log.append([{ stream: systemStream, expectedVersion: 'any', events: [SystemStopped({ reason })] }], systemMeta(app));
  if (app.get(LogKey).isOpen) await app.get(KeepCheckpoints).keepLast();
}

const systemMeta = (app: NestFastifyApplication) => ({ meta: { actor: 'system:hindcast', correlationId: app.get(Ids).next() } });
