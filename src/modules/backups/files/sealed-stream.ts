import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { type KeyRing, unwrap, type WrappingKey, wrap } from '#modules/platform';

/** What stands before the sealed chunks, each in a line: the format, and how its key is found. */
type Header = Readonly<{ keyId: string; wrapped: string; salt: string }>;

const format = 'hindcast-sealed/v1';
const chunkBytes = 65_536;
const tagBytes = 16;
const keyBytes = 32;
const headerBytesMax = 4_096;
const newline = 0x0a;
/** What data keys are wrapped for: as anything else they do not open. */
const purpose = 'backup';

/**
 * Seals files with a data key of its own, which the header carries wrapped: AES-256-GCM in chunks, so that memory does not grow with the file. The chunk's number
 * and whether it is the last one are in its nonce: chunks that are missing, more, or in another order do not open.
 */
export class Sealer {
  readonly keyId: string;
  private readonly dataKey = randomBytes(keyBytes);
  private readonly wrapped: string;

  constructor(key: WrappingKey) {
    this.keyId = key.id;
    this.wrapped = wrap(key, purpose, this.dataKey);
  }

  readonly seal = async function* (this: Sealer, plain: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    const header: Header = { keyId: this.keyId, wrapped: this.wrapped, salt: randomBytes(keyBytes).toString('base64') };
    const text = Buffer.from(`${format}\n${JSON.stringify(header)}\n`);
    yield text;
    const key = fileKey(this.dataKey, header, text);
    let number = 0;
    for await (const { chunk, isLast } of chunks(plain, chunkBytes)) {
      const cipher = createCipheriv('aes-256-gcm', key, nonce(number++, isLast));
      yield Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
    }
  }.bind(this);
}

/** Opens what was sealed. @throws Error when the ring has not the key, or a byte of it was changed */
export async function* open(sealed: AsyncIterable<Buffer>, ring: KeyRing): AsyncGenerator<Buffer> {
  let key: Buffer | null = null;
  let number = 0;
  for await (const part of headerThenChunks(sealed)) {
    if ('header' in part) {
      const dataKey = unwrap(ring.key(part.header.keyId), purpose, part.header.wrapped);
      key = fileKey(dataKey, part.header, part.text);
    } else if (key) yield openChunk(part.chunk, key, nonce(number++, part.isLast));
  }
  if (number === 0) throw new Error('it ends before its first chunk');
}

function openChunk(chunk: Buffer, key: Buffer, iv: Buffer): Buffer {
  if (chunk.length < tagBytes) throw new Error('its last chunk is cut off');
  const decipher = createDecipheriv('aes-256-gcm', key, iv);
  decipher.setAuthTag(chunk.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(chunk.subarray(0, -tagBytes)), decipher.final()]);
  } catch {
    throw new Error('it was changed, cut off, or sealed with another key');
  }
}

type Chunk = Readonly<{ chunk: Buffer; isLast: boolean }>;

/** Pieces of any size as chunks of one size; the last one is what is left, perhaps nothing. */
async function* chunks(pieces: AsyncIterable<Buffer>, size: number): AsyncGenerator<Chunk> {
  let held: Buffer[] = [];
  let length = 0;
  for await (const piece of pieces) {
    held.push(piece);
    length += piece.length;
    if (length <= size) continue;
    const whole = Buffer.concat(held);
    let at = 0;
    // One chunk is always held back: only the end of the stream tells whether it is the last one.
    for (; length - at > size; at += size) yield { chunk: whole.subarray(at, at + size), isLast: false };
    held = [whole.subarray(at)];
    length -= at;
  }
  yield { chunk: Buffer.concat(held), isLast: true };
}

async function* headerThenChunks(sealed: AsyncIterable<Buffer>): AsyncGenerator<{ header: Header; text: Buffer } | Chunk> {
  const pieces = sealed[Symbol.asyncIterator]();
  let begin: Buffer = Buffer.alloc(0);
  let end = -1;
  while (end === -1) {
    const { value, done } = await pieces.next();
    if (done || begin.length > headerBytesMax) throw new Error('it is not sealed in a form that is known here');
    begin = Buffer.concat([begin, value]);
    end = begin.indexOf(newline, begin.indexOf(newline) + 1);
    if (begin.indexOf(newline) === end) end = -1;
  }
  const text = begin.subarray(0, end + 1);
  yield { header: headerIn(text), text };
  const rest = async function* () {
    yield begin.subarray(end + 1);
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value;
  };
  yield* chunks(rest(), chunkBytes + tagBytes);
}

function headerIn(text: Buffer): Header {
  const [first, second = ''] = text.toString().split('\n');
  if (first !== format) throw new Error('it is not sealed in a form that is known here');
  return JSON.parse(second) as Header;
}

/** A key for one file alone; the header is part of what it is made from, so that a changed header opens nothing. */
const fileKey = (dataKey: Buffer, { salt }: Header, header: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', dataKey, Buffer.from(salt, 'base64'), header, keyBytes));

function nonce(number: number, isLast: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUIntBE(number, 5, 6);
  bytes[11] = isLast ? 1 : 0;
  return bytes;
}
