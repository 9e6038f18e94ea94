import { createPrivateKey } from 'node:crypto';
import fc from 'fast-check';
import { type Checkpoint, formatCheckpoint, parseCheckpoint, signCheckpoint } from './checkpoint';
import { InvalidNoteError, parseNote, parseVerifierKey, type Signer, verifierKeyOf, verifyNote } from './signed-note';

const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const log: Signer = {
  name: 'example.com/log',
  privateKey: createPrivateKey({ key: Buffer.concat([pkcs8, Buffer.alloc(32, 1)]), format: 'der', type: 'pkcs8' }),
};

const root = 'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=';
const sofa: Checkpoint = { origin: 'example.com/behind-the-sofa', size: 20_852_163, root: Buffer.from(root, 'base64') };
const sofaText = `example.com/behind-the-sofa\n20852163\n${root}\n`;

describe('a checkpoint', () => {
  it('is written and read as the specification prints it', () => {
    expect(formatCheckpoint(sofa)).toBe(sofaText);
    expect(parseCheckpoint(sofaText)).toEqual(sofa);
  });

  it('gives back any origin, size and root', () =>
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }).filter((origin) => !/\p{Cc}/u.test(origin)),
        fc.maxSafeInteger().map(Math.abs),
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        (origin, size, bytes) => {
          const checkpoint = { origin, size, root: Buffer.from(bytes) };
          expect(parseCheckpoint(formatCheckpoint(checkpoint))).toEqual(checkpoint);
        },
      ),
    ));

  it('is published as a note that its log signed', () => {
    const note = parseNote(signCheckpoint(sofa, log));
    expect(parseCheckpoint(note.text)).toEqual(sofa);
    expect(verifyNote(note, [verifierKeyOf(log)])).toEqual(note.signatures);
  });

  /** A head of Go's checksum database, and the key that the go command has built in. */
  it('of a log that the world relies on verifies', () => {
    const signature = 'Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=';
    const note = parseNote(`go.sum database tree\n20852163\n${root}\n\n— sum.golang.org ${signature}\n`);
    const key = parseVerifierKey('sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8');
    expect(verifyNote(note, [key])).toHaveLength(1);
    expect(parseCheckpoint(note.text)).toEqual({ ...sofa, origin: 'go.sum database tree' });
  });

  it('may say more in lines of its own, which nobody reads here', () =>
    expect(parseCheckpoint(`${sofaText}timestamp 7\nand more\n`)).toEqual(sofa));

  it('may be of an empty tree, and of the largest that there may be', () => {
    for (const size of [0, Number.MAX_SAFE_INTEGER]) expect(parseCheckpoint(formatCheckpoint({ ...sofa, size })).size).toBe(size);
  });
});

describe('a checkpoint that is none', () => {
  it.each([
    ['', 'the last line does not end with a newline'],
    [sofaText.trimEnd(), 'the last line does not end with a newline'],
    ['example.com/log\n7\n', 'three lines or more'],
    [`\n7\n${root}\n`, 'none of them empty'],
    [`${sofaText}\n`, 'none of them empty'],
    [`${sofaText}more\n\nand more\n`, 'none of them empty'],
    [`log\n07\n${root}\n`, 'line 2'],
    [`log\n00\n${root}\n`, 'line 2'],
    [`log\n-7\n${root}\n`, 'line 2'],
    [`log\n+7\n${root}\n`, 'line 2'],
    [`log\n7 \n${root}\n`, 'line 2'],
    [`log\n7.0\n${root}\n`, 'line 2'],
    [`log\n1e3\n${root}\n`, 'line 2'],
    [`log\n0x7\n${root}\n`, 'line 2'],
    [`log\n٧\n${root}\n`, 'line 2'],
    [`log\n9007199254740992\n${root}\n`, 'line 2'],
    [`log\n9007199254740993\n${root}\n`, 'line 2'],
    [`log\n7\n${root.slice(0, -1)}\n`, 'line 3'],
    [`log\n7\n${root.replace('I=', 'J=')}\n`, 'line 3'],
    [`log\n7\n${root} \n`, 'line 3'],
    ['log\n7\nCsUYapGGPo4=\n', 'line 3'],
    [`log\r\n7\n${root}\n`, 'a control character stands in line 1'],
  ])('is refused, and why is said: %j', (bad, reason) => {
    expect(() => parseCheckpoint(bad)).toThrow(InvalidNoteError);
    expect(() => parseCheckpoint(bad)).toThrow(reason);
  });

  it.each([
    { ...sofa, origin: '' },
    { ...sofa, origin: `other\n7\n${root}` },
    { ...sofa, origin: 'tab\t' },
    { ...sofa, size: -1 },
    { ...sofa, size: 0.5 },
    { ...sofa, size: 2 ** 53 },
    { ...sofa, size: 1e21 },
    { ...sofa, size: Number.NaN },
    { ...sofa, root: Buffer.alloc(31) },
    { ...sofa, root: Buffer.alloc(0) },
  ])('is not written either: %j', (bad) => {
    expect(() => formatCheckpoint(bad)).toThrow(InvalidNoteError);
    expect(() => signCheckpoint(bad, log)).toThrow(InvalidNoteError);
  });
});
