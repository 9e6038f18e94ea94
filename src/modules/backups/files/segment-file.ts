import { gunzipSync, gzipSync } from 'node:zlib';
import { join } from 'node:path';
import { type EventRow, eventOfLine, type LogFile, type StoredCommand } from '#events/store';
import type { KeyRing } from '#modules/platform';
import { DamagedBackupError, type SegmentFile } from './manifest';
import type { Sealer } from './sealed-stream';
import { contentOf, storedName, storeFile } from './store-file';

/** Events in a segment at most: it is read as a whole. */
export const segmentEventsMax = 20_000;

const linesAtOnce = 1_000;
const digits = 12;
const commandStart = '{"command":';

const segmentPath = (from: number, to: number): string =>
  `segments/${String(from).padStart(digits, '0')}-${String(to).padStart(digits, '0')}.ndjson.gz`;

/** Writes a segment: the events' canonical lines, then what commands led to, compressed. */
export async function storeSegment(
  directory: string,
  log: LogFile,
  { from, to }: Readonly<{ from: number; to: number }>,
  sealer: Sealer | null,
): Promise<SegmentFile> {
  const path = segmentPath(from, to);
  const file = await storeFile(directory, { path, name: storedName(path, sealer) }, compressed(log, from, to), sealer);
  const rootAt = (size: number) => log.tree.root(size).toString('base64');
  return { ...file, from, to, fromRoot: rootAt(from - 1), root: rootAt(to) };
}

/** Compressed a part at a time: parts of gzip behind each other are one. */
async function* compressed(log: LogFile, from: number, to: number): AsyncGenerator<Buffer> {
  for (let after = from - 1; after < to; after += linesAtOnce) yield gzipSync(textOf(log.lines(after, to, linesAtOnce)), { level: 1 });
  // One that changed nothing stands at the position that the log had: it may be the last one of the segment before.
  const commands = log.commands(from - 1, to).map((command) => `${commandStart}${JSON.stringify(command)}}`);
  if (commands.length > 0) yield gzipSync(textOf(commands), { level: 1 });
}

const textOf = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

/** The events of a segment, and the commands. @throws DamagedBackupError naming the file */
export async function readSegment(
  directory: string,
  segment: SegmentFile,
  ring: KeyRing,
): Promise<{ rows: EventRow[]; commands: StoredCommand[] }> {
  const pieces: Buffer[] = [];
  for await (const piece of contentOf(directory, segment, ring)) pieces.push(piece);
  try {
    const lines = gunzipSync(Buffer.concat(pieces)).toString().split('\n').slice(0, -1);
    const [events, commands] = [lines.filter((line) => !isCommand(line)), lines.filter(isCommand)];
    return { rows: events.map(eventOfLine), commands: commands.map((line) => JSON.parse(line).command) };
  } catch (error) {
    throw new DamagedBackupError(join(directory, segment.stored.name), `it cannot be read: ${(error as Error).message}`);
  }
}

/** The keys of an event's line are in order: `data` comes first. */
const isCommand = (line: string): boolean => line.startsWith(commandStart);
