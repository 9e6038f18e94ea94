/** What a proof leads to: the roots of Merkle trees (RFC 6962, section 2.1). */

import { sha256 } from './cryptography.mjs';
import { refuse, utf8 } from './reading.mjs';

/** @typedef {import('./reading.mjs').Bytes} Bytes */

/**
 * The root that a leaf and its path of hashes lead to. A tree of `size` leaves is a left part of `k` leaves, the largest power of two below
 * `size`, and a right part of the rest; the last hash of the path is the root of the part that the leaf is not in.
 *
 * @param {Bytes} leaf
 * @param {number} index
 * @param {number} size
 * @param {Bytes[]} path
 * @returns {Promise<Bytes>}
 */
export async function rootOfInclusion(leaf, index, size, path) {
  if (index >= size) refuse(`There is no entry ${index + 1} among ${size}.`);
  if (size === 1 && path.length === 0) return leaf;
  const beside = path.at(-1);
  if (size === 1 || beside === undefined) refuse('A proof does not have the right number of hashes.');
  const k = leftPartOf(size);
  const rest = path.slice(0, -1);
  return index < k
    ? nodeHash(await rootOfInclusion(leaf, index, k, rest), beside)
    : nodeHash(beside, await rootOfInclusion(leaf, index - k, size - k, rest));
}

/**
 * The roots of the first `from` leaves and of all `to` leaves, as a consistency proof leads to them. Both are put together from the same
 * hashes, so that both can only be right when the older tree is the beginning of the newer one.
 *
 * @param {Bytes | null} known the older root, as long as the older tree is a part of its own of the newer one
 * @param {number} from
 * @param {number} to
 * @param {Bytes[]} path
 * @returns {Promise<{ older: Bytes, newer: Bytes }>}
 */
export async function rootsOfConsistency(known, from, to, path) {
  const beside = path.at(-1);
  if (from === to) {
    const root = known ?? beside;
    if (path.length !== (known ? 0 : 1) || !root) refuse('A proof does not have the right number of hashes.');
    return { older: root, newer: root };
  }
  if (from < 1 || !beside) refuse('A proof does not have the right number of hashes.');
  const k = leftPartOf(to);
  const rest = path.slice(0, -1);
  if (from <= k) {
    const { older, newer } = await rootsOfConsistency(known, from, k, rest);
    return { older, newer: await nodeHash(newer, beside) };
  }
  const { older, newer } = await rootsOfConsistency(null, from - k, to - k, rest);
  return { older: await nodeHash(beside, older), newer: await nodeHash(beside, newer) };
}

/** The largest power of two below `size`. @param {number} size */
function leftPartOf(size) {
  let k = 1;
  while (k * 2 < size) k *= 2;
  return k;
}

/** @param {string} line */
export const leafHash = (line) => sha256(Uint8Array.of(0), utf8(line));

/** @param {Bytes} left @param {Bytes} right */
const nodeHash = (left, right) => sha256(Uint8Array.of(1), left, right);
