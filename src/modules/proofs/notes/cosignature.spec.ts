import { createPrivateKey, sign } from 'node:crypto';
import fc from 'fast-check';
import { formatCheckpoint, signCheckpoint } from './checkpoint';
import { cosign, verifyCosignature } from './cosignature';
import {
  InvalidNoteError,
  type NoteSignature,
  parseNote,
  parseVerifierKey,
  type Signer,
  signatureLine,
  signatureTypes,
  signNote,
  verifierKeyOf,
  verifyNote,
} from './signed-note';

const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const signerOf = (name: string, seed: number): Signer => ({
  name,
  privateKey: createPrivateKey({ key: Buffer.concat([pkcs8, Buffer.alloc(32, seed)]), format: 'der', type: 'pkcs8' }),
});

const [log, witness, stranger] = [signerOf('example.com/log', 1), signerOf('witness.example/w1', 2), signerOf('witness.example/w2', 3)];
const witnessKey = verifierKeyOf(witness, signatureTypes.cosignature);
const checkpoint = { origin: log.name, size: 7, root: Buffer.alloc(32, 9) };
const text = formatCheckpoint(checkpoint);
const seconds = 1_785_704_691;
const signatureIn = (line: string): NoteSignature => parseNote(`${text}\n${line}\n`).signatures[0] as NoteSignature;
const cosignature = signatureIn(cosign(text, witness, seconds));

describe("a witness's signature of a checkpoint", () => {
  it('says when the witness had seen it', () =>
    fc.assert(
      fc.property(fc.maxSafeInteger().map(Math.abs), (timestamp) =>
        expect(verifyCosignature(text, signatureIn(cosign(text, witness, timestamp)), witnessKey)).toEqual({ timestamp }),
      ),
    ));

  it('stands in the note beside the signature of the log', () => {
    const note = parseNote(`${signCheckpoint(checkpoint, log)}${cosign(text, witness, seconds)}\n`);
    expect(verifyNote(note, [verifierKeyOf(log)]).map(({ name }) => name)).toEqual([log.name]);
    expect(note.signatures.map((each) => verifyCosignature(note.text, each, witnessKey))).toEqual([null, { timestamp: seconds }]);
  });

  it('covers whatever else the checkpoint says', () => {
    const longer = `${text}more\n`;
    const signature = signatureIn(cosign(longer, witness, seconds));
    expect([verifyCosignature(longer, signature, witnessKey), verifyCosignature(text, signature, witnessKey)]).toEqual([
      ...[{ timestamp: seconds }, null],
    ]);
  });

  /** A checkpoint of a log for Certificate Transparency, and the key that its witness publishes. */
  it('of a witness that the world relies on verifies', () => {
    const origin = 'coachandhorses2026h1.staging.certificate.transparency.goog';
    const signed = `${origin}\n185550722\nYXAM0VmnrfvLaBCOOYSJhCaE5F10oGBOo+hkbDa1kng=\n`;
    const line =
      '— witness.navigli.sunlight.geomys.org o+AP4gAAAABqb7DzNrGFRJnQ9vrJ8xpnwZytnr/ZYczDIsvwvouiSjwOjn7a72ccxBk+lKnZ7dKqkYKER1s/KxLTaVwQD7lJZTC/CQ==';
    const key = parseVerifierKey('witness.navigli.sunlight.geomys.org+a3e00fe2+BNy/co4C1Hn1p+INwJrfUlgz7W55dSZReusH/GhUhJ/G');
    expect(verifyCosignature(signed, signatureIn(line), key)).toEqual({ timestamp: 1_785_704_691 });
    expect(verifyCosignature(text, signatureIn(line), key)).toBeNull();
  });

  it('has the form that the specification prints: eight bytes of time, and a signature', () => {
    const { name, keyId, bytes } = signatureIn(
      '— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==',
    );
    expect([name, keyId, bytes.length, bytes.readBigUInt64BE()]).toEqual(['witness.example.com/w1', '8d66cf3f', 72, 1_679_315_147n]);
    expect([cosignature.bytes.length, cosignature.bytes.readBigUInt64BE()]).toEqual([72, BigInt(seconds)]);
  });
});

describe("a witness's signature is refused", () => {
  it('for another time, and when any bit of it is another', () =>
    fc.assert(
      fc.property(fc.nat(72 * 8 - 1), (bit) => {
        const bytes = Buffer.from(cosignature.bytes);
        bytes[bit >> 3] = (bytes[bit >> 3] as number) ^ (1 << (bit & 7));
        expect(verifyCosignature(text, { ...cosignature, bytes }, witnessKey)).toBeNull();
      }),
      { numRuns: 300 },
    ));

  it('for another checkpoint, and for another witness', () => {
    expect(verifyCosignature(formatCheckpoint({ ...checkpoint, size: 8 }), cosignature, witnessKey)).toBeNull();
    expect(verifyCosignature(text, cosignature, verifierKeyOf(stranger, signatureTypes.cosignature))).toBeNull();
    expect(verifyCosignature(text, { ...cosignature, name: stranger.name }, witnessKey)).toBeNull();
    expect(verifyCosignature(text, { ...cosignature, keyId: '00000000' }, witnessKey)).toBeNull();
    expect(verifyCosignature(text, cosignature, { ...witnessKey, publicKey: verifierKeyOf(stranger).publicKey })).toBeNull();
  });

  it('by a key for notes, whatever its id says', () => {
    const noteKey = verifierKeyOf(witness);
    expect(verifyCosignature(text, cosignature, noteKey)).toBeNull();
    expect(verifyCosignature(text, cosignature, { ...witnessKey, type: signatureTypes.note })).toBeNull();
    const [plain] = parseNote(signNote(text, witness)).signatures as [NoteSignature];
    expect([verifyCosignature(text, plain, noteKey), verifyCosignature(text, { ...plain, keyId: witnessKey.keyId }, witnessKey)]).toEqual([
      ...[null, null],
    ]);
  });

  it('of any other length, and never by throwing', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) =>
        expect(verifyCosignature(text, { ...cosignature, bytes: Buffer.from(bytes) }, witnessKey)).toBeNull(),
      ),
    ));

  it('of a time beyond what a number can tell apart', () => {
    const time = Buffer.alloc(8);
    time.writeBigUInt64BE(2n ** 53n);
    const signature = sign(null, Buffer.from(`cosignature/v1\ntime ${2n ** 53n}\n${text}`), witness.privateKey);
    expect(verifyCosignature(text, signatureIn(signatureLine(witnessKey, Buffer.concat([time, signature]))), witnessKey)).toBeNull();
  });
});

describe('a witness signs nothing', () => {
  it.each([-1, 0.5, Number.NaN, 2 ** 53])('at the time %p', (time) => expect(() => cosign(text, witness, time)).toThrow(RangeError));
  it('that is no checkpoint', () => expect(() => cosign('hello\n', witness, seconds)).toThrow(InvalidNoteError));
});
