/** The platform's own SHA-256 and Ed25519 (WebCrypto). */

import { refuse, Unable, utf8 } from './reading.mjs';

/** @typedef {import('./reading.mjs').Bytes} Bytes */
/** @typedef {import('./notes.mjs').VerifierKey} VerifierKey */

function subtle() {
  const { crypto } = globalThis;
  if (crypto?.subtle) return crypto.subtle;
  throw new Unable('This browser offers no cryptography here: the page must be opened over https, or from this very computer (localhost).');
}

/** @param {string} algorithm @param {Bytes} bytes */
export const digestOf = async (algorithm, bytes) => new Uint8Array(await subtle().digest(algorithm, bytes));

/** @param {Bytes[]} pieces */
export function sha256(...pieces) {
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return digestOf('SHA-256', bytes);
}

/** @param {Bytes} publicKey */
export async function importKey(publicKey) {
  const platform = subtle();
  try {
    return await platform.importKey('raw', publicKey, { name: 'Ed25519' }, false, ['verify']);
  } catch (error) {
    if (error instanceof Error && error.name === 'DataError') refuse('A key is not an Ed25519 public key.');
    throw new Unable('This browser cannot check Ed25519 signatures: it is too old for this page.');
  }
}

/** @param {VerifierKey} key @param {Bytes} signature @param {string} text */
export const isSigned = ({ publicKey }, signature, text) => subtle().verify({ name: 'Ed25519' }, publicKey, signature, utf8(text));

/** @param {Bytes} one @param {Bytes} other */
export const sameBytes = (one, other) => one.length === other.length && one.every((byte, at) => byte === other[at]);

/** @param {Bytes} bytes */
export const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
