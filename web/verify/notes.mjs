/**
 * Keys, signed notes, checkpoints and proofs, as C2SP has them.
 *
 * @see https://c2sp.org/signed-note https://c2sp.org/tlog-checkpoint https://c2sp.org/tlog-proof
 */

import { hex, importKey, sha256 } from './cryptography.mjs';
import { readBase64, readDecimal, readHash, readHashes, readText, refuse, utf8 } from './reading.mjs';

/** @typedef {import('./reading.mjs').Bytes} Bytes */

/** @typedef {{ name: string, id: string, publicKey: CryptoKey }} VerifierKey */
/** @typedef {{ name: string, id: string, bytes: Bytes, line: string }} Signature */
/** @typedef {{ body: string, origin: string, size: number, root: Bytes, signatures: Signature[] }} Checkpoint */
/** @typedef {{ index: number, path: Bytes[], checkpoint: Checkpoint }} Proof */

const signaturesMax = 64;

/**
 * A verifier key: `<name>+<id>+<base64 of type and public key>`.
 *
 * @param {unknown} text
 * @param {number} type 1 for a log, 4 for a witness
 * @param {string} what
 * @returns {Promise<VerifierKey>}
 */
export async function readVerifierKey(text, type, what) {
  const [, name = '', id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/u.exec(readText(text, what)) ?? [];
  if (!encoded) refuse(`${what} is not a verifier key (name+id+base64).`);
  const bytes = readBase64(encoded, what);
  if (bytes.length !== 33 || bytes[0] !== type) refuse(`${what} is not of the kind that is needed here (Ed25519, type ${type}).`);
  const digest = await sha256(utf8(`${name}\n`), bytes);
  if (hex(digest.subarray(0, 4)) !== id) refuse(`${what} does not fit its own id: it was changed, or not copied in full.`);
  return { name, id, publicKey: await importKey(bytes.subarray(1)) };
}

/**
 * The text of a proof in the format tlog-proof: a place, hashes, an empty line, a checkpoint.
 *
 * @param {string} text
 * @param {string} the
 * @returns {Proof}
 */
export function readProof(text, the) {
  const cut = text.indexOf('\n\n');
  const [format, index = '', ...hashes] = text.slice(0, Math.max(cut, 0)).split('\n');
  if (format !== 'c2sp.org/tlog-proof@v1' || !index.startsWith('index ')) refuse(`${the}'s proof is not of the format tlog-proof@v1.`);
  return {
    index: readDecimal(index.slice('index '.length), `${the}'s place in the proof`),
    path: readHashes(hashes, `${the}'s proof`),
    checkpoint: readCheckpoint(text.slice(cut + 2)),
  };
}

/** A signed note whose text is origin, size and root. @param {string} text @returns {Checkpoint} */
function readCheckpoint(text) {
  const { text: body, signatures } = readNote(text);
  const [origin, size, root, ...more] = body.slice(0, -1).split('\n');
  if (!origin || !size || !root || more.includes('')) refuse('A checkpoint does not name a log, a size and a root.');
  return {
    body,
    origin,
    size: readDecimal(size, "A checkpoint's size"),
    root: readHash(root, "A checkpoint's root"),
    signatures,
  };
}

/** Text and the signatures under it (C2SP signed-note). @param {string} note */
export function readNote(note) {
  const cut = note.lastIndexOf('\n\n');
  const control = [...note].some((character) => character < ' ' && character !== '\n');
  if (cut < 0 || control || !note.endsWith('\n')) refuse('A checkpoint is not a signed note.');
  const lines = note.slice(cut + 2, -1).split('\n');
  if (lines.length > signaturesMax) refuse('A checkpoint bears too many signatures.');
  return { text: note.slice(0, cut + 1), signatures: lines.map(readSignature) };
}

/** @param {string} line @returns {Signature} */
function readSignature(line) {
  const [, name, encoded] = /^— ([^\s+]+) (\S+)$/u.exec(line) ?? [];
  if (!name || !encoded) refuse('A signature line of a checkpoint cannot be read.');
  const bytes = readBase64(encoded, "A checkpoint's signature");
  if (bytes.length < 5) refuse("A checkpoint's signature is too short.");
  return { name, id: hex(bytes.subarray(0, 4)), bytes: bytes.subarray(4), line };
}

/** @param {Signature} signature @param {VerifierKey} key */
export const isBy = ({ name, id }, key) => name === key.name && id === key.id;
