import { join } from 'node:path';
import { eventCatalog } from '#events/catalog';
import { DrawIngested, drawStream } from '#events/draws';
import { type Committed, SqliteEventLog, type StreamAppend } from '#events/store';
import { temporaryDirectory } from './temporary-directory';

/** A real log in a directory of its own, at a clock that the spec moves. */
export async function logUnderTest(directory = temporaryDirectory()) {
  const clock = { now: '2026-11-20T12:00:00.000Z' };
  const file = join(directory, 'log.db');
  const log = await SqliteEventLog.open(file, eventCatalog, () => clock.now);
  return { directory, file, log, clock };
}

/** Who acts in specs. */
export const meta = { actor: 'analyst', correlationId: 'request-1' };

/** A valid result of a game that only specs know. */
export const drawn = (date: string, powerball = 1): DrawIngested =>
  DrawIngested({
    game: 'powerball',
    date,
    era: '2015-10-07',
    numbers: { white: [1, 2, 3, 4, 5], powerball: [powerball] },
    multiplier: null,
    secondary: {},
    source: { kind: 'manual' },
  });

/** An append of one result to its new stream. */
export const newDraw = (date: string, powerball = 1): StreamAppend => ({
  stream: drawStream('powerball', date),
  expectedVersion: 'none',
  events: [drawn(date, powerball)],
});

/** Appends one result. */
export const appendDraw = (log: SqliteEventLog, date: string, powerball = 1): Promise<Committed> =>
  log.append([newDraw(date, powerball)], { meta });
