import { createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto';

/**
 * Text signed by one or more keys, as text. What a note says counts only when a key that is trusted has signed it: {@link verifyNote}.
 *
 * @see https://c2sp.org/signed-note
 */
export type Note = Readonly<{
  /** What is signed; it ends with a newline. */
  text: string;
  signatures: readonly NoteSignature[];
}>;

export type NoteSignature = Readonly<{
  name: string;
  /** Eight hexadecimal digits. */
  keyId: string;
  /** What the key signed with, without its id. */
  bytes: Buffer;
  /** The signature as the note has it, without the newline. */
  line: string;
}>;

/** The byte that says what a key signs and how: the text itself, or the text and a time, as a witness does. */
export const signatureTypes = { note: 0x01, cosignature: 0x04 } as const;
export type SignatureType = (typeof signatureTypes)[keyof typeof signatureTypes];

/** An Ed25519 key under the name by which it is known. */
export type Signer = Readonly<{ name: string; privateKey: KeyObject }>;

export type VerifierKey = Readonly<{
  name: string;
  type: SignatureType;
  /** 32 bytes. */
  publicKey: Buffer;
  /** Eight hexadecimal digits: which key of that name it is. An identifier, not a hash to trust. */
  keyId: string;
}>;

/** A note, or a key for notes, is not what the specification allows. The message says what is wrong, and where. */
export class InvalidNoteError extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'InvalidNoteError';
  }
}

const signaturesMax = 100;
const keyIdBytes = 4;
const publicKeyBytes = 32;
const nameCharacters = /^[^\p{White_Space}+]+$/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controlCharacter = /[\u0000-\u0009\u000b-\u001f]/;

/** The id of a key: the beginning of a hash, which also covers its name and what it signs, so that one key may serve two purposes. */
export function keyId(name: string, type: number, publicKey: Uint8Array): string {
  return hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), Uint8Array.of(type), publicKey]), 'hex').slice(0, 2 * keyIdBytes);
}

/** The public side of a signer, as verifiers need it. @throws TypeError when its key is not Ed25519 @throws InvalidNoteError for a bad name */
export function verifierKeyOf({ name, privateKey }: Signer, type: SignatureType = signatureTypes.note): VerifierKey {
  requireName(name);
  const { x, crv } = createPublicKey(privateKey).export({ format: 'jwk' });
  if (crv !== 'Ed25519' || x === undefined) throw new TypeError(`the key of ${name} is not an Ed25519 key`);
  const publicKey = Buffer.from(x, 'base64url');
  return { name, type, publicKey, keyId: keyId(name, type, publicKey) };
}

/** `<name>+<key id>+<type and key in base64>`: the one line by which a key is handed to verifiers. @throws InvalidNoteError for a bad name or key */
export function formatVerifierKey({ name, type, publicKey }: Pick<VerifierKey, 'name' | 'type' | 'publicKey'>): string {
  requireName(name);
  const text = `${name}+${keyId(name, type, publicKey)}+${Buffer.concat([Uint8Array.of(type), publicKey]).toString('base64')}`;
  parseVerifierKey(text);
  return text;
}

/** @throws InvalidNoteError for a bad name, a key that is not Ed25519, or an id that is not the key's */
export function parseVerifierKey(text: string): VerifierKey {
  const [name = '', id = '', ...rest] = text.split('+');
  requireName(name);
  const bytes = decodeBase64(rest.join('+'));
  if (bytes?.length !== 1 + publicKeyBytes)
    throw new InvalidNoteError(`the key of ${name} is not a type and ${publicKeyBytes} bytes in base64`);
  const [type, publicKey] = [bytes[0], bytes.subarray(1)];
  if (type !== signatureTypes.note && type !== signatureTypes.cosignature)
    throw new InvalidNoteError(`the key of ${name} is of type ${type}, which is none of Ed25519`);
  if (id !== keyId(name, type, publicKey))
    throw new InvalidNoteError(`the key of ${name} has an id that is not its own: ${JSON.stringify(id)}`);
  return { name, type, publicKey, keyId: id };
}

/** The note that says a text, signed. @param text ends with a newline @throws InvalidNoteError for a text or a name that no note may have */
export function signNote(text: string, signer: Signer): string {
  requireNoteText(text);
  return `${text}\n${signatureLine(verifierKeyOf(signer), sign(null, Buffer.from(text), signer.privateKey))}\n`;
}

/** A signature as a line of a note, without the newline. */
export const signatureLine = ({ name, keyId: id }: VerifierKey, bytes: Uint8Array): string =>
  `— ${name} ${Buffer.concat([Buffer.from(id, 'hex'), bytes]).toString('base64')}`;

/** Takes a note apart. Nothing is verified yet. @throws InvalidNoteError where the note is not as the specification wants it */
export function parseNote(note: string): Note {
  requireNoteText(note);
  const blank = note.lastIndexOf('\n\n');
  if (blank === -1) throw new InvalidNoteError('no blank line separates the text from the signatures');
  const text = note.slice(0, blank + 1);
  const lines = note
    .slice(blank + 2)
    .split('\n')
    .slice(0, -1);
  if (lines.length === 0) throw new InvalidNoteError('no signature follows the last blank line');
  if (lines.length > signaturesMax) throw new InvalidNoteError(`there are ${lines.length} signatures, more than ${signaturesMax}`);
  const first = text.split('\n').length + 1;
  return { text, signatures: lines.map((line, index) => parseSignature(line, first + index)) };
}

/**
 * The signatures by keys that are known, one for each key. Signatures by other keys are passed over, and so are keys that sign something else than the
 * text alone (cosignatures).
 *
 * @throws InvalidNoteError when a known key's signature is wrong, or no known key has signed
 */
export function verifyNote({ text, signatures }: Note, verifierKeys: readonly VerifierKey[]): NoteSignature[] {
  const verified = new Map<string, NoteSignature>();
  for (const signature of signatures) {
    const keys = verifierKeys.filter((key) => key.type === signatureTypes.note && isBy(key, signature));
    if (keys.length === 0) continue;
    if (!keys.some((key) => isSignedBy(key, text, signature.bytes)))
      throw new InvalidNoteError(`the signature of ${signature.name} with the key ${signature.keyId} is wrong`);
    const id = `${signature.name}+${signature.keyId}`;
    if (!verified.has(id)) verified.set(id, signature);
  }
  if (verified.size === 0) throw new InvalidNoteError('no key that is known has signed the note');
  return [...verified.values()];
}

/** Whether a signature says that it is by this key. */
export const isBy = (key: VerifierKey, { name, keyId: id }: NoteSignature): boolean => key.name === name && key.keyId === id;

/** Whether the key's Ed25519 signature of a message is this. */
export function isSignedBy({ publicKey }: VerifierKey, message: string, signature: Uint8Array): boolean {
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: publicKey.toString('base64url') };
  return verify(null, Buffer.from(message), createPublicKey({ key: jwk, format: 'jwk' }), signature);
}

/** Bytes in the one way that base64 has to write them: no other alphabet, white space, missing padding or stray bits; else undefined. */
export function decodeBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}

/** @throws InvalidNoteError unless the text may stand in a note: whole lines of well-formed Unicode, without control characters */
export function requireNoteText(text: string): void {
  if (!text.isWellFormed()) throw new InvalidNoteError('an unpaired surrogate has no form in UTF-8');
  if (!text.endsWith('\n')) throw new InvalidNoteError('the last line does not end with a newline');
  const at = text.search(controlCharacter);
  if (at !== -1) throw new InvalidNoteError(`a control character stands in line ${text.slice(0, at).split('\n').length}`);
}

const isName = (name: string): boolean => nameCharacters.test(name) && !controlCharacter.test(name) && name.isWellFormed();

function requireName(name: string): void {
  if (!isName(name))
    throw new InvalidNoteError(`${JSON.stringify(name)} is no name of a key: it is empty, or has a space, a plus or a control character`);
}

function parseSignature(line: string, number: number): NoteSignature {
  const [dash, name = '', text = '', ...rest] = line.split(' ');
  const bytes = decodeBase64(text);
  if (dash !== '—' || !isName(name) || rest.length > 0)
    throw new InvalidNoteError(`line ${number} is not an em dash, a name and a signature, with one space between them`);
  if (bytes === undefined || bytes.length <= keyIdBytes)
    throw new InvalidNoteError(`line ${number} has no signature in base64 that is longer than the id of a key`);
  return { name, keyId: bytes.toString('hex', 0, keyIdBytes), bytes: bytes.subarray(keyIdBytes), line };
}
