import { copyFileSync } from 'node:fs';
import type { RecordedEvent } from '#events/kernel';
import type { Projection } from './define-projection';
import { openForBuilding, ReadFile, removeReadFile, syncFile, withoutIndexes } from './read-file';
import { createTables, entitiesOf } from './schema';

/** The part of a log that a build reads. */
type Scannable = Readonly<{ scan: (after: number, upTo: number, chunk?: number) => Iterable<readonly RecordedEvent[]> }>;

/** How far a build is. `etaMs` is what remains at the speed so far. */
export type BuildProgress = Readonly<{ position: number; total: number; eventsPerSecond: number; etaMs: number }>;

/** A read side that is there: the value of the log's first `position` events. */
export type Base = Readonly<{ file: string; position: number }>;

/** A read side to compute: the value of the log's first `upTo` events; from an earlier one where there is one. */
export type BuildRequest = Readonly<{ file: string; upTo: number; fingerprint: string; base?: Base }>;

/** Small chunks stay in the young part of the heap: 10,000 cost a third of the speed. */
const chunkEvents = 2_000;
/** So many events go to the disk at once: the log's own commits wait for as long as that takes. */
const syncedEvents = 10_000;

/**
 * Computes a read side into a new file: `fold(log[0..upTo])`, or, from a copy of an earlier one, `fold(base, log[base..upTo])`, which is the same.
 *
 * @throws Error when a fold fails or the log is damaged; the file is gone then
 */
export async function buildReadSide(
  log: Scannable,
  projections: readonly Projection[],
  { file, upTo, fingerprint, base }: BuildRequest,
  onProgress: (progress: BuildProgress) => void,
): Promise<void> {
  try {
    if (base) copyFileSync(base.file, file);
    const entities = base ? await entitiesOf(projections) : await createTables(file, projections);
    const database = openForBuilding(file, base ? undefined : fingerprint);
    const restoreIndexes = base ? () => {} : withoutIndexes(database, () => syncFile(file));
    const readFile = new ReadFile(database, projections, entities, fingerprint);
    const progressAt = progressSince(performance.now(), upTo);
    let synced = readFile.position;
    for (const events of log.scan(readFile.position, upTo, chunkEvents)) {
      readFile.apply(events);
      if (readFile.position - synced >= syncedEvents) {
        syncFile(file);
        synced = readFile.position;
      }
      onProgress(progressAt(readFile.position, performance.now()));
    }
    restoreIndexes();
    database.pragma('locking_mode=NORMAL');
    database.pragma('journal_mode=WAL');
    readFile.close();
    syncFile(file);
  } catch (error) {
    removeReadFile(file);
    throw error;
  }
}

function progressSince(startedMs: number, total: number): (position: number, nowMs: number) => BuildProgress {
  return (position, nowMs) => {
    const eventsPerSecond = Math.round((position / Math.max(nowMs - startedMs, 1)) * 1_000);
    return { position, total, eventsPerSecond, etaMs: Math.round(((total - position) / Math.max(eventsPerSecond, 1)) * 1_000) };
  };
}
