import { treeOver } from './log-tree';
import { type HashSource, inclusionProof, leafHash, rootOf } from './merkle-tree';

const hashesOf = (lines: readonly string[]): HashSource => {
  const leaves = lines.map(leafHash);
  return (level, index) => treeOver(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level));
};

/** The Merkle root over some lines (RFC 6962). */
export const merkleRoot = (lines: readonly string[]): Buffer => rootOf(lines.length, hashesOf(lines));

/** Siblings on the way from the line at `index` to the root over all of them. */
export const inclusionAmong = (lines: readonly string[], index: number): Buffer[] => inclusionProof(index, lines.length, hashesOf(lines));
