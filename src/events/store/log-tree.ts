import type Database from 'better-sqlite3';
import { LogCorruptError } from './errors';
import { consistencyProof, inclusionProof, nodeHash, rootOf } from './merkle-tree';

/** Hashes that one of the next level is made of. */
const tileHashes = 256;
/** Levels of the tree between two that are stored: a tile holds 2^8 hashes. */
const tileLevels = 8;

/**
 * The Merkle tree over the log: leaf `position − 1` is the event's line. Hashes of leaves and of complete tiles are rows, written once; what is between them is
 * computed from at most 256 rows. A proof reads a few tiles, however long the log is.
 */
export class LogTree {
  private readonly insertLeaf: Database.Statement<[number, Buffer]>;
  private readonly insertSubtree: Database.Statement<[number, number, Buffer]>;
  private readonly selectLeaves: Database.Statement<[number, number], Buffer>;
  private readonly selectSubtrees: Database.Statement<[number, number, number], Buffer>;
  private readonly countLeaves: Database.Statement<[], number>;

  constructor(database: Database.Database) {
    this.insertLeaf = database.prepare('INSERT INTO leaves VALUES (?, ?)');
    this.insertSubtree = database.prepare('INSERT INTO subtrees VALUES (?, ?, ?)');
    this.selectLeaves = database
      .prepare<[number, number], Buffer>('SELECT hash FROM leaves WHERE position > ? AND position <= ? ORDER BY position')
      .pluck();
    this.selectSubtrees = database
      .prepare<[number, number, number], Buffer>('SELECT hash FROM subtrees WHERE level = ? AND number >= ? AND number < ? ORDER BY number')
      .pluck();
    this.countLeaves = database.prepare<[], number>('SELECT coalesce(max(position), 0) FROM leaves').pluck();
  }

  /** Events that are in the tree. */
  get size(): number {
    return this.countLeaves.get() ?? 0;
  }

  /** Puts the next event into the tree. Only within a write transaction. @param leaf hash of its line */
  add(position: number, leaf: Buffer): void {
    this.insertLeaf.run(position, leaf);
    for (let [level, count] = [0, position]; count % tileHashes === 0; ) {
      [level, count] = [level + 1, count / tileHashes];
      this.insertSubtree.run(level, count - 1, treeOver(this.hashes(level - 1, (count - 1) * tileHashes, tileHashes)));
    }
  }

  /** The root of the first `size` events. @throws RangeError when there are not so many */
  root(size: number): Buffer {
    this.assertReached(size);
    return rootOf(size, this.hashAt);
  }

  /** @throws RangeError when the event is not one of the first `size`, or there are not so many */
  inclusionProof(position: number, size: number): Buffer[] {
    this.assertReached(size);
    return inclusionProof(position - 1, size, this.hashAt);
  }

  /** @throws RangeError from size 0, from a larger tree to a smaller one, and when there are not so many events */
  consistencyProof(from: number, to: number): Buffer[] {
    this.assertReached(to);
    return consistencyProof(from, to, this.hashAt);
  }

  /** Hash of an event's line, as it is stored. */
  leaf(position: number): Buffer {
    return this.hashes(0, position - 1, 1)[0] as Buffer;
  }

  /** Hashes of the leaves (level 0) or of the complete subtrees over 256^level leaves, as they are stored. */
  hashes(level: number, from: number, count: number): Buffer[] {
    const hashes = level === 0 ? this.selectLeaves.all(from, from + count) : this.selectSubtrees.all(level, from, from + count);
    if (hashes.length !== count) throw new LogCorruptError(`the tree lacks a hash of level ${level} from ${from} on`);
    return hashes;
  }

  private readonly hashAt = (level: number, index: number): Buffer => {
    const count = 2 ** (level % tileLevels);
    return treeOver(this.hashes(Math.floor(level / tileLevels), index * count, count));
  };

  private assertReached(size: number): void {
    if (size > this.size) throw new RangeError(`the log has ${this.size} events, not ${size}`);
  }
}

/** The root over so many hashes, a power of two of them. */
export function treeOver(hashes: readonly Buffer[]): Buffer {
  let level = hashes;
  while (level.length > 1) {
    level = Array.from({ length: level.length / 2 }, (_, index) => nodeHash(level[2 * index] as Buffer, level[2 * index + 1] as Buffer));
  }
  return level[0] as Buffer;
}
