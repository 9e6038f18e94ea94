import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventCatalog } from '#events/catalog';
import { DrawIngested, drawStream } from '#events/draws';
import { SqliteEventLog, type StreamAppend } from '#events/store';

/** Who acts in benchmarks. */
export const meta = (command: number) => ({ actor: 'anonymous', correlationId: `command-${command}`, requestId: `request-${command}` });

const day = (index: number) => new Date(Date.UTC(2000, 0, 1) + index * 86_400_000).toISOString().slice(0, 10);

/** The n-th of many draws: a new stream each, about 250 bytes of data, as an import writes them. */
export function drawAppend(index: number, game = `game-${index % 50}`): StreamAppend {
  const date = day(Math.floor(index / 50));
  const event = DrawIngested({
    game,
    date,
    era: '2015-10-07',
    numbers: { white: [1 + (index % 9), 12, 33, 44, 50 + (index % 19)], powerball: [1 + (index % 26)] },
    multiplier: 2,
    secondary: {},
    source: { kind: 'import', importId: '01a1fb75-27ac-756e-89b5-25fe0f2eec1d', line: index + 1, layout: 'canonical' },
  });
  return { stream: drawStream(game, date), expectedVersion: 'none', events: [event] };
}

/** A directory that is removed when the benchmark ends. */
export function scratchDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'hindcast-bench-'));
  // Where a service has its data here, its keys are beside it.
  process.once('exit', () => {
    for (const each of [directory, `${directory}-keys`]) rmSync(each, { recursive: true, force: true });
  });
  return directory;
}

/** Opens a log in a directory. */
export const openLog = (directory: string) => SqliteEventLog.open(join(directory, 'log.db'), eventCatalog, () => new Date().toISOString());

/** A log of many draws, written in bulk. */
export async function filledLog(directory: string, events: number): Promise<SqliteEventLog> {
  const log = await openLog(directory);
  for (let from = log.head; from < events; from += 5_000) {
    const count = Math.min(5_000, events - from);
    await log.append(
      Array.from({ length: count }, (_, index) => drawAppend(from + index)),
      { meta: meta(from) },
    );
  }
  return log;
}
