import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const cipher = 'aes-256-gcm';
const keyBytes = 32;
/** 96 bits, the length that GCM is made for (NIST SP 800-38D, 8.2). Drawn at random; a key encrypts far fewer than 2³² texts. */
const nonceBytes = 12;
const tagBytes = 16;

/** A key that encrypts other keys, by the id that envelopes name it by. */
export type WrappingKey = Readonly<{ id: string; secret: Buffer }>;

/** A secret under a data key of its own, and that key under a wrapping key: to change the wrapping key, only the small one is encrypted anew. Bytes as base64. */
export type Envelope = Readonly<{ version: 1; keyId: string; wrappedKey: string; sealed: string }>;

/** An envelope does not open: it was changed, belongs to another name, or the key is not the one it was sealed under. */
export class EnvelopeError extends Error {
  constructor(name: string) {
    super(`${name} cannot be decrypted: it was changed, or the key is another one`);
    this.name = 'EnvelopeError';
  }
}

/** Encrypts a secret. @param name what it is; the envelope opens under this name only */
export function seal(key: WrappingKey, name: string, secret: Uint8Array): Envelope {
  const dataKey = randomBytes(keyBytes);
  return { version: 1, keyId: key.id, wrappedKey: wrap(key, name, dataKey), sealed: encrypt(dataKey, name, secret).toString('base64') };
}

/** Decrypts a secret. @throws EnvelopeError */
export function unseal(key: WrappingKey, name: string, { wrappedKey, sealed }: Envelope): Buffer {
  return decrypt(unwrap(key, name, wrappedKey), name, Buffer.from(sealed, 'base64'));
}

/** The same envelope under another wrapping key. @throws EnvelopeError */
export function rewrap(from: WrappingKey, to: WrappingKey, name: string, envelope: Envelope): Envelope {
  return { ...envelope, keyId: to.id, wrappedKey: wrap(to, name, unwrap(from, name, envelope.wrappedKey)) };
}

/** Encrypts a data key. @param name what the data key is for; it is unwrapped under this name only @returns base64 */
export const wrap = (key: WrappingKey, name: string, dataKey: Uint8Array): string =>
  encrypt(key.secret, `${key.id} ${name}`, dataKey).toString('base64');

/** Decrypts a data key. @throws EnvelopeError */
export const unwrap = (key: WrappingKey, name: string, wrapped: string): Buffer =>
  decrypt(key.secret, `${key.id} ${name}`, Buffer.from(wrapped, 'base64'));

/** Nonce, ciphertext and tag. */
function encrypt(key: Buffer, name: string, text: Uint8Array): Buffer {
  const nonce = randomBytes(nonceBytes);
  const encryption = createCipheriv(cipher, key, nonce).setAAD(Buffer.from(name));
  return Buffer.concat([nonce, encryption.update(text), encryption.final(), encryption.getAuthTag()]);
}

function decrypt(key: Buffer, name: string, bytes: Buffer): Buffer {
  try {
    const decryption = createDecipheriv(cipher, key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes });
    decryption.setAAD(Buffer.from(name)).setAuthTag(bytes.subarray(-tagBytes));
    return Buffer.concat([decryption.update(bytes.subarray(nonceBytes, -tagBytes)), decryption.final()]);
  } catch {
    throw new EnvelopeError(name);
  }
}
