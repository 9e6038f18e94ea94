import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import {
  type ConsistencyClaim,
  consistencyProof,
  emptyRoot,
  type HashSource,
  type InclusionClaim,
  inclusionProof,
  leafHash,
  nodeHash,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from './merkle-tree';
import { packageRoot } from './package-root';

const vectors = join(resolve(packageRoot(), '../shared'), 'data/vectors/merkle/testdata');
const itWithShared = existsSync(vectors) ? it : it.skip;

const sizesMax = 260;
const lines = Array.from({ length: sizesMax }, (_, index) => `line ${index}`);

/** Every complete subtree over the lines, kept by level. It has nothing else to give, so that whoever asks for more is told. */
function sourceOf(leaves: readonly (string | Uint8Array)[]): HashSource {
  const levels = [leaves.map((leaf) => leafHash(leaf))];
  for (let below = levels[0] as Buffer[]; below.length > 1; below = levels[levels.length - 1] as Buffer[])
    levels.push(
      Array.from({ length: Math.floor(below.length / 2) }, (_, at) => nodeHash(below[2 * at] as Buffer, below[2 * at + 1] as Buffer)),
    );
  return (level, index) => {
    const found = levels[level]?.[index];
    if (found === undefined) throw new Error(`no complete subtree ${index} on level ${level}`);
    return found;
  };
}
const hashAt = sourceOf(lines);

/** The definitions of RFC 6962, word by word: the tree over the leaves from `start` to before `end`, the path of a leaf, the proof of a subtree. */
const sha256 = (...parts: readonly (string | Uint8Array)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const splitOf = (width: number): number => {
  let split = 1;
  while (split * 2 < width) split *= 2;
  return split;
};
const known = new Map<string, Buffer>();
const treeHash = (start: number, end: number): Buffer => {
  const key = `${start}-${end}`;
  const middle = start + splitOf(end - start);
  const hash =
    known.get(key) ??
    (end - start === 1
      ? sha256(Uint8Array.of(0), lines[start] as string)
      : sha256(Uint8Array.of(1), treeHash(start, middle), treeHash(middle, end)));
  known.set(key, hash);
  return hash;
};
const pathOf = (leaf: number, start: number, end: number): Buffer[] => {
  if (end - start === 1) return [];
  const middle = start + splitOf(end - start);
  return leaf < middle ? [...pathOf(leaf, start, middle), treeHash(middle, end)] : [...pathOf(leaf, middle, end), treeHash(start, middle)];
};
const subproofOf = (from: number, start: number, end: number, isWhole: boolean): Buffer[] => {
  if (from === end) return isWhole ? [] : [treeHash(start, end)];
  const middle = start + splitOf(end - start);
  return from <= middle
    ? [...subproofOf(from, start, middle, isWhole), treeHash(middle, end)]
    : [...subproofOf(from, middle, end, false), treeHash(start, middle)];
};

const sameHashes = (some: readonly Buffer[], others: readonly Buffer[]): boolean => Buffer.concat(some).equals(Buffer.concat(others));
const roots = Array.from({ length: sizesMax + 1 }, (_, size) => rootOf(size, hashAt));
const inclusionOf = (index: number, size: number): InclusionClaim => ({
  ...{ index, size, leaf: hashAt(0, index), root: roots[size] as Buffer },
  proof: inclusionProof(index, size, hashAt),
});
const consistencyOf = (from: number, to: number): ConsistencyClaim => ({
  ...{ from, to, fromRoot: roots[from] as Buffer, toRoot: roots[to] as Buffer },
  proof: consistencyProof(from, to, hashAt),
});

/** Which sides the siblings lie on, seen from the root: all that a proof tells of the shape of its tree. */
const wayOf = (leaf: number, size: number): string => {
  if (size === 1) return '';
  const split = splitOf(size);
  return leaf < split ? `${wayOf(leaf, split)}r` : `${wayOf(leaf - split, size - split)}l`;
};
const growthOf = (from: number, to: number, isWhole = true): string => {
  if (from === to) return isWhole ? 'whole ' : 'part ';
  const split = splitOf(to);
  return from <= split ? `${growthOf(from, split, isWhole)}r` : `${growthOf(from - split, to - split, false)}l`;
};

const sizes = fc.integer({ min: 1, max: sizesMax });
const placed = sizes.chain((size) => fc.record({ size: fc.constant(size), index: fc.nat(size - 1) }));
const grown = sizes.chain((to) => fc.record({ to: fc.constant(to), from: fc.integer({ min: 1, max: to }) }));
const flippedBit = (bytes: Uint8Array, bit: number): Buffer => {
  const flipped = Buffer.from(bytes);
  flipped[bit >> 3] = (flipped[bit >> 3] as number) ^ (1 << (bit & 7));
  return flipped;
};
/** Every way to damage a list of hashes a little, one of which is taken. */
const damaged = (proof: readonly Uint8Array[], at: number, bit: number): (readonly Uint8Array[])[] => {
  const place = at % Math.max(proof.length, 1);
  const hash = proof[place] ?? emptyRoot;
  return [
    ...(proof.length > 0 ? [proof.toSpliced(place, 1), proof.with(place, flippedBit(hash, bit)), proof.with(place, hash.subarray(1))] : []),
    ...(proof.length > 1 ? [proof.toReversed()] : []),
    ...[proof.toSpliced(place, 0, hash), [...proof, emptyRoot], [emptyRoot, ...proof], [...proof, Buffer.alloc(0)]],
  ];
};

describe('the root of a Merkle tree', () => {
  it('is what Certificate Transparency publishes for its eight leaves', () => {
    const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
    const source = sourceOf(leaves.map((leaf) => Buffer.from(leaf, 'hex')));
    expect(Array.from({ length: 9 }, (_, size) => rootOf(size, source).toString('hex'))).toEqual([
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
      'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
      '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
      'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
      '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    ]);
  });

  it('is what the definition says, for every size', () => {
    expect(roots[0]).toEqual(emptyRoot);
    for (let size = 1; size <= sizesMax; size++) expect(roots[size]).toEqual(treeHash(0, size));
  });

  it('takes text for its bytes in UTF-8, and no node for a leaf', () => {
    for (const text of ['', 'plain', 'pâté 🎱\n']) expect(leafHash(text)).toEqual(leafHash(Buffer.from(text)));
    const [left, right] = [leafHash('left'), leafHash('right')];
    expect(nodeHash(left, right)).not.toEqual(leafHash(Buffer.concat([left, right])));
    expect(nodeHash(left, right)).not.toEqual(nodeHash(right, left));
    expect(() => nodeHash(left, right.subarray(1))).toThrow(RangeError);
    expect(() => nodeHash(Buffer.concat([left, left]), right)).toThrow(RangeError);
  });

  it.each([-1, 0.5, Number.NaN, 2 ** 53])('of %p leaves is refused', (size) => expect(() => rootOf(size, hashAt)).toThrow(RangeError));
});

describe('a proof of inclusion', () => {
  it('is the path that the definition says and verifies, for every leaf of every size', () => {
    const wrong: string[] = [];
    for (let size = 1; size <= sizesMax; size++)
      for (let index = 0; index < size; index++) {
        const claim = inclusionOf(index, size);
        if (!sameHashes(claim.proof as Buffer[], pathOf(index, 0, size)) || !verifyInclusion(claim)) wrong.push(`${index} of ${size}`);
      }
    expect(wrong).toEqual([]);
  });

  it('is refused when any bit of its hashes, its leaf or its root is another, or a hash too many, too few or out of order', () =>
    fc.assert(
      fc.property(placed, fc.nat(), fc.nat(255), ({ index, size }, at, bit) => {
        const claim = inclusionOf(index, size);
        for (const proof of damaged(claim.proof, at, bit)) expect(verifyInclusion({ ...claim, proof })).toBe(false);
        expect(verifyInclusion({ ...claim, leaf: flippedBit(claim.leaf, bit) })).toBe(false);
        expect(verifyInclusion({ ...claim, root: flippedBit(claim.root, bit) })).toBe(false);
      }),
    ));

  it('is refused for any other place, and for any other size in which the way to the root is another', () =>
    fc.assert(
      fc.property(placed, fc.nat(2 * sizesMax), fc.nat(30), ({ index, size }, other, bit) => {
        const claim = inclusionOf(index, size);
        for (const place of [other, index ^ (1 << bit), index + 2 ** (bit + 22)])
          if (place !== index) expect(verifyInclusion({ ...claim, index: place })).toBe(false);
        // The root alone says which of the sizes with the same way it is: that is why a checkpoint signs both.
        for (const others of [other, size ^ (1 << bit)])
          expect(verifyInclusion({ ...claim, size: others })).toBe(index < others && wayOf(index, others) === wayOf(index, size));
      }),
    ));

  it.each([
    [5, 5],
    [0, 0],
    [-1, 5],
    [0.5, 5],
    [0, 2 ** 53],
    [Number.NaN, 5],
  ])('of leaf %p of %p is refused', (index, size) => {
    expect(() => inclusionProof(index, size, hashAt)).toThrow(RangeError);
    expect(verifyInclusion({ ...inclusionOf(0, 1), index, size })).toBe(false);
  });
});

describe('a proof of consistency', () => {
  it('is the one that the definition says and verifies, for every pair of sizes', () => {
    const wrong: string[] = [];
    for (let to = 1; to <= sizesMax; to++)
      for (let from = 1; from <= to; from++) {
        const claim = consistencyOf(from, to);
        if (!sameHashes(claim.proof as Buffer[], subproofOf(from, 0, to, true)) || !verifyConsistency(claim))
          wrong.push(`${from} to ${to}`);
      }
    expect(wrong).toEqual([]);
  });

  it('is refused when any bit of its hashes or its roots is another, or a hash too many, too few or out of order', () =>
    fc.assert(
      fc.property(grown, fc.nat(), fc.nat(255), ({ from, to }, at, bit) => {
        const claim = consistencyOf(from, to);
        for (const proof of damaged(claim.proof, at, bit)) expect(verifyConsistency({ ...claim, proof })).toBe(false);
        expect(verifyConsistency({ ...claim, fromRoot: flippedBit(claim.fromRoot, bit) })).toBe(false);
        expect(verifyConsistency({ ...claim, toRoot: flippedBit(claim.toRoot, bit) })).toBe(false);
        if (from !== to) expect(verifyConsistency({ ...claim, fromRoot: claim.toRoot, toRoot: claim.fromRoot })).toBe(false);
      }),
    ));

  it('is refused from any other size, and to any other size in which the way to the root is another', () =>
    fc.assert(
      fc.property(grown, fc.nat(2 * sizesMax), fc.nat(30), ({ from, to }, other, bit) => {
        const claim = consistencyOf(from, to);
        for (const others of [other, from ^ (1 << bit), from + 2 ** (bit + 22)])
          if (others !== from) expect(verifyConsistency({ ...claim, from: others })).toBe(false);
        for (const others of [other, to ^ (1 << bit)])
          expect(verifyConsistency({ ...claim, to: others })).toBe(from <= others && growthOf(from, others) === growthOf(from, to));
      }),
    ));

  it('of a tree to itself is empty and needs the same root', () => {
    const claim = consistencyOf(7, 7);
    expect([claim.proof, verifyConsistency(claim)]).toEqual([[], true]);
    expect(verifyConsistency({ ...claim, toRoot: roots[8] as Buffer })).toBe(false);
    expect(verifyConsistency({ ...claim, proof: [claim.toRoot] })).toBe(false);
  });

  it('from an empty tree is refused: it would prove nothing', () => {
    expect(() => consistencyProof(0, 5, hashAt)).toThrow(RangeError);
    for (const to of [0, 1, 5]) {
      const [fromRoot, toRoot] = [emptyRoot, roots[to] as Buffer];
      for (const proof of [[], [toRoot], [emptyRoot]]) expect(verifyConsistency({ from: 0, to, fromRoot, toRoot, proof })).toBe(false);
    }
  });

  it.each([
    [6, 5],
    [-1, 5],
    [0.5, 5],
    [1, 2 ** 53],
    [1, Number.NaN],
  ])('from %p to %p is refused', (from, to) => {
    expect(() => consistencyProof(from, to, hashAt)).toThrow(RangeError);
    expect(verifyConsistency({ ...consistencyOf(1, 1), from, to })).toBe(false);
  });
});

describe('proofs', () => {
  const all = [leafHash('the same everywhere')];
  for (let level = 1; level <= 53; level++) all.push(nodeHash(all[level - 1] as Buffer, all[level - 1] as Buffer));

  it('ask for few hashes, and hold far beyond 32 bits', () => {
    let asked = 0;
    const counted: HashSource = (level) => {
      asked++;
      return all[level] as Buffer;
    };
    const [index, size, leaf] = [2 ** 52 + 12_345, Number.MAX_SAFE_INTEGER, all[0] as Buffer];
    const root = rootOf(size, counted);
    asked = 0;
    const proof = inclusionProof(index, size, counted);
    expect(asked).toBeLessThan(2 * 53);
    expect(verifyInclusion({ index, size, leaf, proof, root })).toBe(true);
    expect(verifyInclusion({ index: 12_345, size, leaf, proof: proof.slice(1), root })).toBe(false);
    for (const from of [2 ** 51 + 2 ** 31 + 1, 2 ** 51 + 2 ** 33]) {
      const fromRoot = rootOf(from, counted);
      asked = 0;
      const growth = { to: size, fromRoot, toRoot: root, proof: consistencyProof(from, size, counted) };
      expect(asked).toBeLessThan(2 * 53);
      expect(verifyConsistency({ ...growth, from })).toBe(true);
      expect(verifyConsistency({ ...growth, from: from - 2 ** 31 })).toBe(false);
    }
  });

  it('of whatever kind are judged without throwing', () => {
    const numbers = fc.oneof(fc.double(), fc.maxSafeInteger(), fc.nat(9), fc.constant(Number.MAX_SAFE_INTEGER));
    const hashes = fc.oneof(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.uint8Array({ maxLength: 40 }));
    const lists = fc.array(fc.uint8Array({ minLength: 32, maxLength: 32 }), { maxLength: 60 });
    fc.assert(
      fc.property(numbers, numbers, hashes, hashes, lists, (one, other, leaf, root, proof) => {
        expect(typeof verifyInclusion({ index: one, size: other, leaf, root, proof })).toBe('boolean');
        expect(typeof verifyConsistency({ from: one, to: other, fromRoot: leaf, toRoot: root, proof })).toBe('boolean');
      }),
    );
    expect(verifyInclusion({ ...inclusionOf(0, 2), proof: [null as never] })).toBe(false);
  });
});

describe('published proofs', () => {
  type Vector = ReturnType<typeof JSON.parse>;
  const bytesOf = (text: string) => Buffer.from(text, 'base64');
  const vectorsOf = (kind: string): Vector[] =>
    readdirSync(join(vectors, kind), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.json'))
      .map((name) => JSON.parse(readFileSync(join(vectors, kind, name), 'utf8')));

  itWithShared('of inclusion are judged as their vectors want (needs ../shared)', () => {
    const published = vectorsOf('inclusion');
    const otherwise = published.filter(({ leafIdx: index, treeSize: size, leafHash: leaf, root, proof, wantErr }) => {
      const claim = { index, size, leaf: bytesOf(leaf), root: bytesOf(root), proof: (proof ?? []).map(bytesOf) };
      return verifyInclusion(claim) === wantErr;
    });
    expect([published.length > 90, otherwise]).toEqual([true, []]);
  });

  itWithShared('of consistency are judged as their vectors want (needs ../shared)', () => {
    const published = vectorsOf('consistency');
    const otherwise = published.filter(({ size1: from, size2: to, root1, root2, proof, wantErr }) => {
      const claim = { from, to, fromRoot: bytesOf(root1), toRoot: bytesOf(root2), proof: (proof ?? []).map(bytesOf) };
      return verifyConsistency(claim) === wantErr;
    });
    expect(published.length).toBeGreaterThan(90);
    // Its equal roots are the words "don't care 2", which are no hash: refused here on purpose, like every other root that is not 32 bytes.
    expect(otherwise.map(({ desc, root1 }) => [desc, bytesOf(root1).toString()])).toEqual([
      ['sizes are equal (one) and proof is empty', "don't care 2"],
    ]);
  });
});
