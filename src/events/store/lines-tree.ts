import { treeOver } from './log-tree';
import { type HashSource, inclusionProof, leafHash, rootOf } from './merkle-tree';

const sourceOf =
  (leaves: readonly Buffer[]): HashSource =>
  (level, index) =>
    treeOver(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level));

/** The Merkle root over leaves whose hashes are these (RFC 6962). */
export const rootOverHashes = (leaves: readonly Buffer[]): Buffer => rootOf(leaves.length, sourceOf(leaves));

/** The Merkle root over some lines (RFC 6962). */
export const merkleRoot = (lines: readonly string[]): Buffer => rootOverHashes(lines.map(leafHash));

/** Siblings on the way from the line at `index` to the root over all of them. */
export const inclusionAmong = (lines: readonly string[], index: number): Buffer[] =>
  inclusionProof(index, lines.length, sourceOf(lines.map(leafHash)));
