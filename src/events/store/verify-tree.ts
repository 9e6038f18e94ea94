import type Database from 'better-sqlite3';
import { eventLineSql } from './event-line';
import { treeOver } from './log-tree';
import { leafHash } from './merkle-tree';

const tileHashes = 256;

type Row = [position: number, line: string, leaf: Buffer | null];

/** Yields what is wrong with the tree of a log: an event that its leaf does not fit, a tile that its hashes do not fit, a hash too few or too many. */
export function* treeProblems(database: Database.Database): Generator<string> {
  const stored = database.prepare<[number, number], Buffer>('SELECT hash FROM subtrees WHERE level = ? AND number = ?').pluck();
  const pending: Buffer[][] = [];
  let events = 0;
  for (const [position, line, leaf] of eventsWithLeaves(database)) {
    events++;
    if (leaf === null) {
      yield `position ${position} is not in the tree`;
      return;
    }
    if (!leafHash(line).equals(leaf)) yield `position ${position} is not what was put into the tree: the event or its leaf was changed`;
    yield* tileProblems(pending, leaf, position, stored);
  }
  const surplus = database
    .prepare<[number], number>('SELECT position FROM leaves WHERE position > ? OR position < 1 ORDER BY position LIMIT 1')
    .pluck();
  const extra = surplus.get(events);
  if (extra !== undefined) yield `the tree has a leaf of position ${extra}, which is not in the log`;
  yield* tooManyTiles(database, events);
}

function eventsWithLeaves(database: Database.Database): IterableIterator<Row> {
  return database
    .prepare<[], Row>(
      `SELECT e.position, ${eventLineSql}, l.hash FROM events e JOIN streams s ON s.id = e.stream_id JOIN event_types t ON t.id = e.type_id
       LEFT JOIN leaves l ON l.position = e.position ORDER BY e.position`,
    )
    .raw()
    .iterate();
}

/** Adds a hash to the tile that it belongs to; where that makes it complete, compares it with the one that is stored, and goes on above it. */
function* tileProblems(
  pending: Buffer[][],
  leaf: Buffer,
  position: number,
  stored: Database.Statement<[number, number], Buffer>,
): Generator<string> {
  let hash = leaf;
  for (let [level, count] = [0, position]; ; level++, count /= tileHashes) {
    const tile = pending[level] ?? [];
    pending[level] = tile;
    tile.push(hash);
    if (tile.length < tileHashes) return;
    const found = stored.get(level + 1, count / tileHashes - 1);
    const first = position - tileHashes ** (level + 1) + 1;
    if (!found?.equals(treeOver(tile)))
      yield `the tree's tile over positions ${first} to ${position} is not what the hashes under it make: it was changed`;
    hash = treeOver(tile);
    pending[level] = [];
  }
}

function* tooManyTiles(database: Database.Database, events: number): Generator<string> {
  const counts = database
    .prepare<[], { level: number; tiles: number }>('SELECT level, count(*) AS tiles FROM subtrees GROUP BY level')
    .all();
  for (const { level, tiles } of counts) {
    const complete = Math.floor(events / tileHashes ** level);
    if (tiles !== complete) yield `the tree has ${tiles} tiles of level ${level}, and ${complete} belong there`;
  }
}
