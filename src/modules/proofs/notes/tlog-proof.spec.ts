import { createPrivateKey } from 'node:crypto';
import fc from 'fast-check';
import { signCheckpoint } from './checkpoint';
import type { Signer } from './signed-note';
import { formatTlogProof, InvalidTlogProofError, parseTlogProof, type TlogProof } from './tlog-proof';

const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const log: Signer = {
  name: 'example.com/fancylog',
  privateKey: createPrivateKey({ key: Buffer.concat([pkcs8, Buffer.alloc(32, 1)]), format: 'der', type: 'pkcs8' }),
};

/** The values that the specification prints, under a signature of our own: its own are cut short. */
const root = 'sFodV/vSp5O8n9a8QpW6PRY97tfOSW5bsc2Xl/EQi08=';
const checkpoint = signCheckpoint({ origin: log.name, size: 109_482, root: Buffer.from(root, 'base64') }, log);
const hashes = [
  'gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=',
  'B95lDa8R83lS8n0eG+o0buTxRKQTYFi//1U8anccXmA=',
  'EKNzoDWG8LGC0Yp9o+sv3qllpMP9uHQ9B20KNL+Q1zs=',
];
const text = `c2sp.org/tlog-proof@v1\nindex 73894\n${hashes.join('\n')}\n\n${checkpoint}`;
const proof: TlogProof = { index: 73_894, hashes: hashes.map((hash) => Buffer.from(hash, 'base64')), checkpoint };

describe('a proof in a file', () => {
  it('is written and read as the specification prints it', () => {
    expect(formatTlogProof(proof)).toBe(text);
    expect(parseTlogProof(text)).toEqual(proof);
  });

  it('may carry extra data in front of the index', () => {
    const carrying = text.replace('\nindex', '\nextra ZXh0cmE=\nindex');
    expect(formatTlogProof({ ...proof, extra: Buffer.from('extra') })).toBe(carrying);
    expect(parseTlogProof(carrying)).toEqual({ ...proof, extra: Buffer.from('extra') });
  });

  it('has no hashes for the only leaf of a tree', () => {
    const only = signCheckpoint({ origin: log.name, size: 1, root: Buffer.alloc(32) }, log);
    const lone = `c2sp.org/tlog-proof@v1\nindex 0\n\n${only}`;
    expect(formatTlogProof({ index: 0, hashes: [], checkpoint: only })).toBe(lone);
    expect(parseTlogProof(lone)).toEqual({ index: 0, hashes: [], checkpoint: only });
  });

  it('gives back any index, hashes and extra data', () => {
    const hash = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes));
    const extra = fc.uint8Array({ minLength: 1 }).map((bytes) => Buffer.from(bytes));
    fc.assert(
      fc.property(fc.nat(109_481), fc.array(hash, { maxLength: 60 }), extra, (index, siblings, carried) => {
        const any = { index, hashes: siblings, checkpoint, extra: carried };
        expect(parseTlogProof(formatTlogProof(any))).toEqual(any);
      }),
    );
  });
});

describe('a proof that is none', () => {
  const [first] = hashes as [string];
  it.each([
    ['', 'no empty line separates the proof from the checkpoint'],
    [text.replaceAll('\n\n', '\n'), 'no empty line'],
    [text.replace('@v1', '@v2'), 'line 1 is not c2sp.org/tlog-proof@v1'],
    [` ${text}`, 'line 1 is not'],
    [`\n${text}`, 'line 1 is not'],
    [text.replace('index 73894\n', ''), 'line 2 is not the index'],
    ['c2sp.org/tlog-proof@v1\n\n', 'line 2 is not the index'],
    [text.replace('73894', '073894'), 'line 2 is not the index'],
    [text.replace('73894', '-1'), 'line 2 is not the index'],
    [text.replace('73894', '9007199254740992'), 'line 2 is not the index'],
    [text.replace('index ', 'index  '), 'line 2 is not the index'],
    [text.replace('index', 'extra \nindex'), 'line 2 has no extra data'],
    [text.replace('index', 'extra ZXh0cmF\nindex'), 'line 2 has no extra data'],
    [text.replace('index', 'extra ZXh0cmE=\nextra ZXh0cmE=\nindex'), 'line 3 is not the index'],
    [text.replace('73894\n', '73894\nextra ZXh0cmE=\n'), 'line 3 is not a hash'],
    [text.replace(first, first.slice(4)), 'line 3 is not a hash of 32 bytes'],
    [text.replace(first, first.replace('Q=', 'R=')), 'line 3 is not a hash of 32 bytes'],
    [text.replace(first, `${first}\r`), 'line 3 is not a hash of 32 bytes'],
    [text.replace(`\n${first}`, `\n\n${first}`), 'in its checkpoint: '],
    [text.replace('\n\n', '\n\n\n'), 'in its checkpoint: a checkpoint has three lines or more, none of them empty'],
    [text.trimEnd(), 'in its checkpoint: the last line does not end with a newline'],
    [text.replace('109482', '0109482'), 'in its checkpoint: line 2 of a checkpoint'],
    [text.replace('73894', '109482'), 'the tree of the checkpoint has no leaf 109482'],
  ])('is refused, and why is said: %j', (bad, reason) => {
    expect(() => parseTlogProof(bad)).toThrow(InvalidTlogProofError);
    expect(() => parseTlogProof(bad)).toThrow(reason);
  });

  it.each([
    { ...proof, index: -1 },
    { ...proof, index: 0.5 },
    { ...proof, index: 1e21 },
    { ...proof, index: 109_482 },
    { ...proof, hashes: [Buffer.alloc(31)] },
    { ...proof, hashes: [Buffer.alloc(0)] },
    { ...proof, checkpoint: '' },
    { ...proof, checkpoint: `\n${checkpoint}` },
    { ...proof, extra: Buffer.alloc(0) },
  ])('is not written either: %#', (bad) => expect(() => formatTlogProof(bad)).toThrow(InvalidTlogProofError));
});
