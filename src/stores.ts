import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { eventCatalog } from '#events/catalog';
import { OperationFailed, operationStream } from '#events/operations';
import { type DataDirectoryLock, lockDataDirectory, type ParkedEvent, SqliteEventLog, Subscriptions } from '#events/store';
import { type Clock, openTracing, Readiness, RequestContext, type Settings, SystemClock, type Stores } from '#modules/platform';
import { projectionCatalog } from '#projections/catalog';
import { ReadSide } from '#projections/runner';
import { version } from './version';

/** Builds of up to this many events are over before anybody could read of their progress. */
const quietBuildEvents = 10_000;

/** The opened stores, and how to close them. */
export type OpenedStores = Stores & Readonly<{ close: () => Promise<void> }>;

/**
 * Opens a data directory: the lock, the log, the read side and the subscriptions' positions.
 *
 * @throws DataDirectoryInUseError when another process owns it
 */
export async function openStores(settings: Settings, clock: Clock = new SystemClock()): Promise<OpenedStores> {
  const lock = lockDataDirectory(settings.dataDir);
  try {
    return await open(settings, lock, clock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function open(settings: Settings, lock: DataDirectoryLock, clock: Clock): Promise<OpenedStores> {
  const readiness = new Readiness();
  const log = await SqliteEventLog.open(settings.logFile, eventCatalog, () => clock.now());
  readiness.up('log');
  log.onDamaged(({ message }) => {
    readiness.down('log', message);
    new Logger('log').error(`${message}: nothing is put on record any more; restore the log from a backup`);
  });
  const readSide = openReadSide(settings, log);
  const tracing = openTracing(settings.operations.tracesTo, version());
  if (settings.operations.tracesTo !== null)
    readSide.onFolded(({ from, to, durationMs }) => tracing.tell('fold', { 'hindcast.from': from, 'hindcast.to': to }, durationMs));
  const subscriptions = new Subscriptions(
    settings.subscriptionsFile,
    log,
    (parked) => recordParked(log, readiness, parked),
    (subscriber, error) => {
      readiness.down('processes', `${subscriber} stopped: ${error instanceof Error ? error.message : String(error)}`);
      new Logger('processes').error(`${subscriber} stopped`, error instanceof Error ? error.stack : String(error));
    },
  );
  const close = async () => {
    readSide.stopWaiting();
    await subscriptions.close();
    await readSide.close();
    log.close();
    await tracing.close();
    lock.release();
  };
  return { settings, clock, log, readSide, subscriptions, readiness, context: new RequestContext(), tracing, close };
}

function openReadSide(settings: Settings, log: SqliteEventLog): ReadSide {
  const logger = new Logger('read side');
  const readSide = new ReadSide({
    directory: join(settings.dataDir, 'read'),
    logFile: settings.logFile,
    log,
    projections: projectionCatalog,
  });
  readSide.onProgress(({ position, total, eventsPerSecond, etaMs }) => {
    if (total > quietBuildEvents) logger.log(`folded ${position} of ${total} events, ${eventsPerSecond} a second, ${etaMs} ms to go`);
  });
  return readSide;
}

/** A process gave up on an event: on record, and in the health of the service. */
async function recordParked(
  log: SqliteEventLog,
  readiness: Readiness,
  { subscriber, position, attempts, reason }: ParkedEvent,
): Promise<void> {
  readiness.degraded('operations', `${subscriber} gave up on position ${position}: ${reason}`);
  const event = OperationFailed({ operation: subscriber, position, attempts, reason });
  await log.append([{ stream: operationStream(subscriber, position), expectedVersion: 'any', events: [event] }], {
    meta: { actor: `system:${subscriber}`, correlationId: `position-${position}` },
  });
}
