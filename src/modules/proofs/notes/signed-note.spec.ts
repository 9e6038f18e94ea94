import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import {
  formatVerifierKey,
  InvalidNoteError,
  isSignedBy,
  keyId,
  parseNote,
  parseVerifierKey,
  type Signer,
  signatureTypes,
  signNote,
  type VerifierKey,
  verifierKeyOf,
  verifyNote,
} from './signed-note';

/** A key of Ed25519 is 32 bytes; this is how PKCS #8 begins when it holds one. */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const signerOf = (name: string, seed: Uint8Array): Signer => ({
  name,
  privateKey: createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' }),
});

/** Published in the documentation of Go's golang.org/x/mod/sumdb/note. */
const published = {
  verifierKey: 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
  seed: Buffer.from('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz', 'base64').subarray(1),
  text: "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n",
  line: '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=',
};
const publishedNote = `${published.text}\n${published.line}\n`;
const peter = parseVerifierKey(published.verifierKey);

const log = signerOf('example.com/log', Buffer.alloc(32, 1));
const other = signerOf('example.com/other', Buffer.alloc(32, 2));
const [logKey, otherKey] = [verifierKeyOf(log), verifierKeyOf(other)];
const lineOf = (note: string): string => parseNote(note).signatures[0]?.line as string;
const text = 'first\n\nlast\n';
const note = `${signNote(text, log)}${lineOf(signNote(text, other))}\n`;
const namesIn = (signed: string, keys: readonly VerifierKey[]): string[] => verifyNote(parseNote(signed), keys).map(({ name }) => name);

const lines = fc.string({ unit: 'grapheme' }).filter((line) => !/\p{Cc}/u.test(line));
const texts = fc.array(lines).map((all) => all.map((line) => `${line}\n`).join('') || '\n');
const names = fc.string({ unit: 'grapheme', minLength: 1 }).filter((name) => !/[\p{White_Space}\p{Cc}+]/u.test(name));
const seeds = fc.uint8Array({ minLength: 32, maxLength: 32 });

describe('a signed note', () => {
  it('verifies as Go publishes it', () => {
    expect(parseNote(publishedNote)).toMatchObject({
      text: published.text,
      signatures: [{ name: 'PeterNeumann', keyId: 'c74f20a3', line: published.line }],
    });
    expect(namesIn(publishedNote, [peter])).toEqual(['PeterNeumann']);
  });

  it('is written byte by byte as Go writes it', () => {
    const signer = signerOf('PeterNeumann', published.seed);
    expect(signNote(published.text, signer)).toBe(publishedNote);
    expect(formatVerifierKey(verifierKeyOf(signer))).toBe(published.verifierKey);
  });

  it('gives back any text, and whoever signed it', () =>
    fc.assert(
      fc.property(texts, names, seeds, (said, name, seed) => {
        const signer = signerOf(name, seed);
        const parsed = parseNote(signNote(said, signer));
        expect([parsed.text, parsed.signatures.length]).toEqual([said, 1]);
        expect(verifyNote(parsed, [verifierKeyOf(signer)])).toEqual(parsed.signatures);
      }),
    ));

  it('is refused when any bit of it is another', () => {
    const bytes = Buffer.from(publishedNote);
    const accepted: number[] = [];
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7));
      if (!isRefused(() => verifyNote(parseNote(changed.toString()), [peter]))) accepted.push(bit);
    }
    expect(accepted).toEqual([]);
  });

  it('is refused when anything is taken out or put in', () =>
    fc.assert(
      fc.property(fc.nat(publishedNote.length - 1), fc.string({ unit: 'grapheme', maxLength: 2 }), (at, put) => {
        const [head, tail] = [publishedNote.slice(0, at), publishedNote.slice(at)];
        expect(isRefused(() => verifyNote(parseNote(head + tail.slice(1)), [peter]))).toBe(true);
        if (put !== '') expect(isRefused(() => verifyNote(parseNote(head + put + tail), [peter]))).toBe(true);
      }),
    ));
});

/** Whether it throws what a bad note throws; anything else that is thrown goes on. */
function isRefused(attempt: () => unknown): boolean {
  try {
    attempt();
    return false;
  } catch (error) {
    if (error instanceof InvalidNoteError) return true;
    throw error;
  }
}

describe('the signatures of a note', () => {
  it('count when their keys are known, and are passed over when not', () => {
    expect(namesIn(note, [logKey])).toEqual([log.name]);
    expect(namesIn(note, [otherKey, logKey])).toEqual([log.name, other.name]);
    expect(() => namesIn(note, [peter])).toThrow('no key that is known has signed the note');
    expect(() => namesIn(note, [])).toThrow(InvalidNoteError);
  });

  it('are known by name and id together, not by one of them', () => {
    const { publicKey, keyId: id } = otherKey;
    const impostor = { ...logKey, publicKey };
    expect(() => namesIn(note, [{ ...impostor, keyId: id }])).toThrow('no key that is known');
    expect(() => namesIn(note, [{ ...logKey, name: 'example.com/renamed' }])).toThrow('no key that is known');
    expect(() => namesIn(note, [impostor])).toThrow(`the signature of ${log.name} with the key ${logKey.keyId} is wrong`);
    expect(namesIn(note, [impostor, logKey])).toEqual([log.name]);
  });

  it('reject the whole note when one of a known key is wrong, though another is right', () => {
    const wrong = lineOf(signNote('something else\n', other));
    const forged = `${signNote(text, log)}${wrong}\n`;
    expect(namesIn(forged, [logKey])).toEqual([log.name]);
    expect(() => namesIn(forged, [logKey, otherKey])).toThrow(`the signature of ${other.name}`);
    expect(() => namesIn(`${note}${wrong}\n`, [otherKey])).toThrow(`the signature of ${other.name}`);
  });

  it('count once for each key', () => expect(namesIn(`${note}${lineOf(note)}\n`, [logKey, otherKey])).toEqual([log.name, other.name]));

  it('are not asked of the keys of witnesses, who sign something else', () => {
    const witness = verifierKeyOf(other, signatureTypes.cosignature);
    expect(namesIn(note, [logKey, witness])).toEqual([log.name]);
    const claimed = lineOf(note).replace(
      / \S+$/,
      ` ${Buffer.concat([Buffer.from(witness.keyId, 'hex'), Buffer.alloc(72)]).toString('base64')}`,
    );
    expect(namesIn(`${note}${claimed.replace(log.name, other.name)}\n`, [logKey, witness])).toEqual([log.name]);
    expect(() => namesIn(note, [{ ...witness, keyId: otherKey.keyId }])).toThrow('no key that is known');
  });

  it('are wrong when they are not 64 bytes', () => {
    const bytes = parseNote(note).signatures[0]?.bytes as Buffer;
    expect([bytes, bytes.subarray(1), Buffer.concat([bytes, bytes])].map((each) => isSignedBy(logKey, text, each))).toEqual([
      ...[true, false, false],
    ]);
  });
});

describe('a note that is no note', () => {
  const [signature, base64] = [lineOf(note), lineOf(note).split(' ')[2] as string];
  it.each([
    ['', 'the last line does not end with a newline'],
    ['text\n', 'no blank line separates the text from the signatures'],
    [`text\n${signature}\n`, 'no blank line'],
    [`text\n\n${signature}`, 'the last line does not end with a newline'],
    ['text\n\n', 'no signature follows the last blank line'],
    [`text\n\n${signature}\n\n`, 'no signature follows the last blank line'],
    [`text\n\n${signature}\ntext\n`, 'line 4 is not an em dash'],
    [`a\n\nb\n\n${signature}\n- dash ${base64}\n`, 'line 6 is not an em dash'],
    [`text\n\n—\u00a0name ${base64}\n`, 'line 3 is not an em dash'],
    [`text\n\n—  ${base64}\n`, 'line 3 is not an em dash'],
    [`text\n\n— na+me ${base64}\n`, 'line 3 is not an em dash'],
    [`text\n\n— na\u2003me ${base64}\n`, 'line 3 is not an em dash'],
    [`text\n\n— name ${base64} \n`, 'line 3 is not an em dash'],
    ['text\n\n— name\n', 'line 3 has no signature in base64'],
    [`text\n\n— name ${base64.replace(/=$/, '')}\n`, 'line 3 has no signature in base64'],
    [`text\n\n— name ${base64.replace(/.=$/, '/=')}\n`, 'line 3 has no signature in base64'],
    ['text\n\n— name -_-_-_-_\n', 'line 3 has no signature in base64'],
    ['text\n\n— name AAAAAA==\n', 'line 3 has no signature in base64 that is longer than the id of a key'],
    [`one\ntab\t\n\n${signature}\n`, 'a control character stands in line 2'],
    [`one\r\n\n${signature}\n`, 'a control character stands in line 1'],
    [`one\n\n${signature}\u0000\n`, 'a control character stands in line 3'],
    [`\ud800\n\n${signature}\n`, 'an unpaired surrogate'],
  ])('is refused, and why is said: %j', (bad, reason) => {
    expect(() => parseNote(bad)).toThrow(InvalidNoteError);
    expect(() => parseNote(bad)).toThrow(reason);
  });

  it('has more than 100 signatures', () => {
    expect(parseNote(`text\n\n${`${signature}\n`.repeat(100)}`).signatures).toHaveLength(100);
    expect(() => parseNote(`text\n\n${`${signature}\n`.repeat(101)}`)).toThrow('there are 101 signatures, more than 100');
  });

  it.each(['', 'no newline', 'tab\t\n', '\udfff\n'])('is not written either: %j', (bad) =>
    expect(() => signNote(bad, log)).toThrow(InvalidNoteError),
  );

  it.each(['', 'two words', 'one+two', 'line\n', 'wide\u3000', 'bell\u0007', '\ud800'])('is not signed under the name %j', (name) => {
    expect(() => signNote('text\n', { ...log, name })).toThrow(InvalidNoteError);
    expect(() => formatVerifierKey({ ...logKey, name })).toThrow(InvalidNoteError);
  });
});

describe('the key of a verifier', () => {
  it('is one line that gives back the key', () =>
    fc.assert(
      fc.property(names, seeds, fc.constantFrom(...Object.values(signatureTypes)), (name, publicKey, type) => {
        const line = formatVerifierKey({ name, type, publicKey: Buffer.from(publicKey) });
        expect(parseVerifierKey(line)).toEqual({ name, type, publicKey: Buffer.from(publicKey), keyId: keyId(name, type, publicKey) });
      }),
    ));

  it('has an id of its own for each name and each purpose', () => {
    const ids = [log.name, other.name].flatMap((name) => [1, 4].map((type) => keyId(name, type, logKey.publicKey)));
    expect(new Set(ids).size).toBe(4);
  });

  const encoded = (...bytes: readonly number[]) => Buffer.from(bytes).toString('base64');
  const withId = (name: string, ...bytes: readonly number[]) =>
    `${name}+${keyId(name, bytes[0] as number, Uint8Array.from(bytes.slice(1)))}+${encoded(...bytes)}`;
  const zeros = new Array<number>(32).fill(0);
  it.each([
    ['', 'is no name of a key'],
    ['+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', 'is no name of a key'],
    ['Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', 'is no name of a key'],
    ['PeterNeumann', 'is not a type and 32 bytes'],
    ['PeterNeumann+c74f20a3', 'is not a type and 32 bytes'],
    [`${published.verifierKey}=`, 'is not a type and 32 bytes'],
    [`${published.verifierKey}\n`, 'is not a type and 32 bytes'],
    [published.verifierKey.replace('/', '_'), 'is not a type and 32 bytes'],
    [withId('short', 1, ...zeros.slice(1)), 'is not a type and 32 bytes'],
    [withId('ecdsa', 2, ...zeros), 'of type 2'],
    [withId('lattice', 6, ...zeros), 'of type 6'],
    [published.verifierKey.replace('c74f', 'c74e'), 'an id that is not its own'],
    [published.verifierKey.replace('c74f', 'C74F'), 'an id that is not its own'],
    [published.verifierKey.replace('Peter', 'Petra'), 'an id that is not its own'],
  ])('is refused, and why is said: %j', (bad, reason) => {
    expect(() => parseVerifierKey(bad)).toThrow(InvalidNoteError);
    expect(() => parseVerifierKey(bad)).toThrow(reason);
  });

  it('is not of another kind than Ed25519', () => {
    for (const { privateKey } of [generateKeyPairSync('x25519'), generateKeyPairSync('ec', { namedCurve: 'P-256' })])
      expect(() => signNote('text\n', { name: 'other', privateKey })).toThrow('the key of other is not an Ed25519 key');
  });
});
