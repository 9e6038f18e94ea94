import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { eventCatalog } from '#events/catalog';
import { OperationFailed, operationStream } from '#events/operations';
import { type DataDirectoryLock, lockDataDirectory, type ParkedEvent, removeScratch, SqliteEventLog, Subscriptions } from '#events/store';
import { assertNoneUnfinished } from '#modules/backups';
import { ProcessLog } from '#modules/logs';
import type { Settings } from '#modules/configuration';
import {
  type Clock,
  consoleOutput,
  failureClassOf,
  type LineOutput,
  openTracing,
  Readiness,
  RequestContext,
  ServiceLog,
  type Stores,
  SystemClock,
  SystemTimer,
} from '#modules/platform';
import { projectionCatalog } from '#projections/catalog';
import { type BuildProgress, ReadSide } from '#projections/runner';
import { ServiceLogger } from './service-logger';
import { version } from './version';

/** Builds of up to this many events are over before anybody could read of their progress. */
const quietBuildEvents = 10_000;

/** The opened stores, and how to close them. */
export type OpenedStores = Stores & Readonly<{ processLog: ProcessLog; close: () => Promise<void> }>;

/** Processes whose failures are failed predictions. */
const ofPredictions = /predictions/;

/** What the service says of itself, and where that is kept. */
type Logs = Readonly<{ processLog: ProcessLog; serviceLog: ServiceLog; context: RequestContext }>;

/**
 * Opens a data directory: the lock, the log, the read side, the subscriptions' positions and the process log.
 *
 * @param output where lines go beside the process log
 * @throws DataDirectoryInUseError when another process owns it
 * @throws UnfinishedRestoreError where a restore was broken off
 */
export async function openStores(
  settings: Settings,
  clock: Clock = new SystemClock(),
  output: LineOutput = consoleOutput(settings.logs),
): Promise<OpenedStores> {
  const lock = lockDataDirectory(settings.dataDir);
  const logs = openLogs(settings, clock, output);
  try {
    assertNoneUnfinished(settings.dataDir);
    forgetScratch(settings.dataDir);
    return await open(settings, lock, clock, logs);
  } catch (error) {
    await logs.processLog.close();
    lock.release();
    throw error;
  }
}

/** Copies of the log lie in the system's directory for temporary files as long as a check works on them; one that a kill broke off has left its own there. */
function forgetScratch(dataDir: string): void {
  const logger = new Logger('hindcast');
  try {
    for (const name of removeScratch(dataDir)) logger.warn(`removed ${name}, which a check that was broken off had left`);
  } catch (error) {
    logger.warn(`what checks that were broken off have left could not be removed: ${error instanceof Error ? error.message : error}`);
  }
}

/** Everything that is said from here on goes through the service's log. */
function openLogs(settings: Settings, clock: Clock, output: LineOutput): Logs {
  const context = new RequestContext();
  const processLog = new ProcessLog(settings.processLogFile, new SystemTimer());
  const serviceLog = new ServiceLog(settings.logs.level, [output, processLog], clock, context);
  processLog.onLoss(({ lines, reason }) =>
    serviceLog.write({ level: 'warn', source: 'process log', message: `${lines} lines could not be kept: ${reason}` }),
  );
  Logger.overrideLogger(new ServiceLogger(serviceLog));
  return { processLog, serviceLog, context };
}

async function open(settings: Settings, lock: DataDirectoryLock, clock: Clock, logs: Logs): Promise<OpenedStores> {
  const readiness = new Readiness();
  const log = await SqliteEventLog.open(settings.logFile, eventCatalog, () => clock.now());
  readiness.up('log');
  log.onDamaged(({ message }) => {
    readiness.down('log', message);
    new Logger('log').fatal(`${message}: nothing is put on record any more; restore the log from a backup`);
  });
  const readSide = openReadSide(settings, log);
  const tracing = openTracing(settings.operations.tracesTo, version());
  if (settings.operations.tracesTo !== null)
    readSide.onFolded(({ from, to, durationMs }) => tracing.tell('fold', { 'hindcast.from': from, 'hindcast.to': to }, durationMs));
  const subscriptions = new Subscriptions(
    settings.subscriptionsFile,
    log,
    (parked) => recordParked(log, readiness, logs.serviceLog, parked),
    (subscriber, error) => {
      readiness.down('processes', `${subscriber} stopped: ${error instanceof Error ? error.message : String(error)}`);
      new Logger('processes').fatal(`${subscriber} stopped: ${error}`, error instanceof Error ? error.stack : undefined);
    },
  );
  const close = async () => {
    readSide.stopWaiting();
    await subscriptions.close();
    await readSide.close();
    log.close();
    await tracing.close();
    await logs.processLog.close();
    lock.release();
  };
  return { settings, clock, log, readSide, subscriptions, readiness, ...logs, tracing, close };
}

function openReadSide(settings: Settings, log: SqliteEventLog): ReadSide {
  const logger = new Logger('read side');
  const readSide = new ReadSide({
    directory: join(settings.dataDir, 'read'),
    logFile: settings.logFile,
    log,
    projections: projectionCatalog,
  });
  readSide.onProgress(tellEachTenth(logger));
  return readSide;
}

function tellEachTenth(logger: Logger): (progress: BuildProgress) => void {
  let told = 0;
  return ({ position, total, eventsPerSecond, etaMs }) => {
    const tenth = Math.floor((10 * position) / total);
    if (total <= quietBuildEvents || tenth === told) return;
    told = tenth;
    logger.log(`folded ${position} of ${total} events, ${eventsPerSecond} a second, ${etaMs} ms to go`);
  };
}

/** A process gave up on an event: on record, and in the health of the service. */
async function recordParked(
  log: SqliteEventLog,
  readiness: Readiness,
  serviceLog: ServiceLog,
  { subscriber, position, attempts, reason }: ParkedEvent,
): Promise<void> {
  serviceLog.write({
    level: 'error',
    source: subscriber,
    message: `gave up on an event after ${attempts} attempts: ${reason}`,
    context: { position },
    failure: { class: ofPredictions.test(subscriber) ? 'prediction' : failureClassOf('error', reason) },
  });
  readiness.degraded('operations', `${subscriber} gave up on position ${position}: ${reason}`);
  const event = OperationFailed({ operation: subscriber, position, attempts, reason });
  await log.append([{ stream: operationStream(subscriber, position), expectedVersion: 'any', events: [event] }], {
    meta: { actor: `system:${subscriber}`, correlationId: `position-${position}` },
  });
}
