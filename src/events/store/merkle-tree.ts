import { hash } from 'node:crypto';

/**
 * A Merkle tree over the lines of a log: 32 bytes, the root, stand for every line and its place. A proof of inclusion shows that a line is in the
 * tree with that root; a proof of consistency shows that a tree only grew. Hashes are SHA-256, leaves are counted from 0.
 *
 * @see RFC 6962, section 2.1; RFC 9162, section 2.1
 */

/** Hash of the complete subtree over the leaves from `index · 2^level` to before `(index + 1) · 2^level`. */
export type HashSource = (level: number, index: number) => Buffer;

/** That the leaf with this hash stands at `index` in the tree of `size` leaves with this root. */
export type InclusionClaim = Readonly<{
  index: number;
  size: number;
  /** Hash of the leaf, by {@link leafHash}. */
  leaf: Uint8Array;
  proof: readonly Uint8Array[];
  root: Uint8Array;
}>;

/** That the first `from` of `to` leaves are the leaves of the older tree. */
export type ConsistencyClaim = Readonly<{
  from: number;
  to: number;
  fromRoot: Uint8Array;
  toRoot: Uint8Array;
  proof: readonly Uint8Array[];
}>;

const hashBytes = 32;
/** The root of a tree without leaves. */
export const emptyRoot: Buffer = hash('sha256', '', 'buffer');

/** Hash of a leaf; text as UTF-8. Its prefix differs from a node's, so that no node can pass for a leaf. */
export function leafHash(line: string | Uint8Array): Buffer {
  if (typeof line === 'string') return hash('sha256', `\0${line}`, 'buffer');
  const prefixed = Buffer.allocUnsafe(1 + line.length);
  prefixed[0] = 0;
  prefixed.set(line, 1);
  return hash('sha256', prefixed, 'buffer');
}

/** What {@link nodeHash} hashes: written over each time, since a buffer for each node costs a sixth of the speed. */
const node = Buffer.alloc(1 + 2 * hashBytes, 1);

/** Hash of the node over two others. @throws RangeError when one of them is no hash */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  if (!isHash(left) || !isHash(right)) throw new RangeError(`a node has two hashes of ${hashBytes} bytes`);
  node.set(left, 1);
  node.set(right, 1 + hashBytes);
  return hash('sha256', node, 'buffer');
}

/** The root of the first `size` leaves. @throws RangeError when `size` is no count */
export function rootOf(size: number, hashAt: HashSource): Buffer {
  if (!isCount(size)) throw new RangeError(`${size} is no size of a tree`);
  return size === 0 ? emptyRoot : hashOver(0, size, hashAt);
}

/** Siblings on the way from a leaf to the root, the leaf's first. @throws RangeError when there is no such leaf */
export function inclusionProof(index: number, size: number, hashAt: HashSource): Buffer[] {
  if (!isLeaf(index, size)) throw new RangeError(`a tree of ${size} leaves has no leaf ${index}`);
  const proof: Buffer[] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + leftWidth(end - start);
    const isLeft = index < middle;
    proof.push(isLeft ? hashOver(middle, end, hashAt) : hashOver(start, middle, hashAt));
    [start, end] = isLeft ? [start, middle] : [middle, end];
  }
  return proof.reverse();
}

/**
 * Subtrees of which both the older and the newer root are made, the lowest first.
 *
 * @throws RangeError when the older tree is larger, or empty: every tree is consistent with the empty one, so that a proof would prove nothing
 */
export function consistencyProof(from: number, to: number, hashAt: HashSource): Buffer[] {
  if (!isGrowth(from, to)) throw new RangeError(`a tree of ${to} leaves has not grown from ${from}`);
  const proof: Buffer[] = [];
  let [start, end] = [0, to];
  while (end !== from) {
    const middle = start + leftWidth(end - start);
    const isLeft = from <= middle;
    proof.push(isLeft ? hashOver(middle, end, hashAt) : hashOver(start, middle, hashAt));
    [start, end] = isLeft ? [start, middle] : [middle, end];
  }
  // From 0 it is the older tree itself, whose root the verifier has.
  if (start > 0) proof.push(hashOver(start, end, hashAt));
  return proof.reverse();
}

/** Whether a leaf is where it is claimed to be. Never throws. @see RFC 9162, section 2.1.3.2 */
export function verifyInclusion({ index, size, leaf, proof, root }: InclusionClaim): boolean {
  if (!isLeaf(index, size) || ![leaf, root, ...proof].every(isHash)) return false;
  const sides = sidesOf(index, size - 1, proof.length);
  return sides !== null && isSame(rootOfWay(leaf, proof, sides), root);
}

/** Whether a tree only grew. Never throws; from an empty tree nothing is proved, so that is refused. @see RFC 9162, section 2.1.4.2 */
export function verifyConsistency({ from, to, fromRoot, toRoot, proof }: ConsistencyClaim): boolean {
  if (!isGrowth(from, to) || ![fromRoot, toRoot, ...proof].every(isHash)) return false;
  if (from === to) return proof.length === 0 && isSame(fromRoot, toRoot);
  const { place, last } = completeSubtreeAt(from - 1, to - 1);
  // Where the older tree is one complete subtree, the way begins at its root, which the proof leaves out.
  const [first, ...siblings] = place === 0 ? [fromRoot, ...proof] : proof;
  const sides = sidesOf(place, last, siblings.length);
  if (first === undefined || sides === null) return false;
  return isSame(rootOfWay(first, siblings, sides), toRoot) && isSame(rootOfOlder(first, siblings, sides), fromRoot);
}

type Side = 'left' | 'right';

/**
 * On which side each sibling lies, from a place on some level up to the root; null when there are not as many siblings. Places may exceed 32 bits,
 * so that they are halved, not shifted.
 *
 * @param last the last place on that level: on the right border of the tree, levels without a sibling are passed over
 */
function sidesOf(place: number, last: number, siblings: number): Side[] | null {
  const sides: Side[] = [];
  while (last > 0) {
    sides.push(place % 2 === 1 || place === last ? 'left' : 'right');
    // An even place that is the last one is not 0, so that this comes to an end.
    while (place === last && place % 2 === 0) [place, last] = [place / 2, last / 2];
    [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
  }
  return sides.length === siblings ? sides : null;
}

/** Place of the largest complete subtree that ends with a leaf, on its own level, and the last place on that level. */
function completeSubtreeAt(leaf: number, lastLeaf: number): { place: number; last: number } {
  let [place, last] = [leaf, lastLeaf];
  while (place % 2 === 1) [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
  return { place, last };
}

/** The root of the tree, from a hash in it and the siblings on its way up. */
const rootOfWay = (from: Uint8Array, siblings: readonly Uint8Array[], sides: readonly Side[]): Uint8Array =>
  siblings.reduce((below, sibling, step) => (sides[step] === 'left' ? nodeHash(sibling, below) : nodeHash(below, sibling)), from);

/** The root of the tree that ended with that hash: only what is on its left was there. */
const rootOfOlder = (from: Uint8Array, siblings: readonly Uint8Array[], sides: readonly Side[]): Uint8Array =>
  siblings.reduce((below, sibling, step) => (sides[step] === 'left' ? nodeHash(sibling, below) : below), from);

/** Hash over the leaves from `start` to before `end`, as the tree has them: complete subtrees on the left, the rest on the right. */
function hashOver(start: number, end: number, hashAt: HashSource): Buffer {
  const width = end - start;
  const level = levelOf(width);
  if (2 ** level === width) return hashAt(level, start / width);
  const middle = start + 2 ** (level - 1);
  return nodeHash(hashOver(start, middle, hashAt), hashOver(middle, end, hashAt));
}

/** How many of a tree's leaves are in its left part: the largest power of two below their number. */
const leftWidth = (width: number): number => 2 ** (levelOf(width) - 1);

/** The lowest level on which one subtree has room for so many leaves. */
function levelOf(width: number): number {
  let level = 0;
  while (2 ** level < width) level++;
  return level;
}

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
const isLeaf = (index: number, size: number): boolean => isCount(index) && isCount(size) && index < size;
const isGrowth = (from: number, to: number): boolean => isCount(from) && isCount(to) && 1 <= from && from <= to;
const isHash = (value: unknown): boolean => value instanceof Uint8Array && value.length === hashBytes;
const isSame = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;
