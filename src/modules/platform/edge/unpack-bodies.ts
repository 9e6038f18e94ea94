import { finished, type Readable, Transform } from 'node:stream';
import { createGunzip, type Gunzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { RejectedError } from '#events/kernel';
import { bodyLimitBytes } from './body-parsers';

/** How many times larger than what was sent a body may become. Tables of draws become about five times larger, a bomb a thousand times. */
export const unpackedTimesMax = 100;
/** Below this, in bytes, nobody asks how well something was packed. */
const unpackedFree = 1024 * 1024;

/** Unpacks bodies that come with `Content-Encoding: gzip`, and stops at once when they become too large. Other encodings are refused. */
export function unpackBodies(server: FastifyInstance): void {
  server.addHook('preParsing', async (request, reply, payload) => {
    const encoding = request.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
    if (encoding === 'identity') return payload;
    if (encoding === 'gzip') return unpacked(payload as Readable);
    void reply.header('Accept-Encoding', 'gzip');
    throw new RejectedError('unsupported-media-type', 'a body is sent as it is, or with Content-Encoding: gzip');
  });
}

/** What Fastify compares with Content-Length: the bytes as they were sent. */
type Unpacked = Transform & { receivedEncodedLength?: number };

function unpacked(packed: Readable): Unpacked {
  const gunzip = createGunzip();
  const within: Unpacked = new Transform({
    transform(chunk: Buffer, _, done) {
      total += chunk.length;
      within.receivedEncodedLength = gunzip.bytesWritten;
      done(tooLarge(total, gunzip), chunk);
    },
  });
  let total = 0;
  // The request itself is never destroyed: its socket is what the refusal goes out on.
  const stop = (error: Error) => {
    packed.unpipe(gunzip);
    gunzip.destroy();
    within.destroy(error);
  };
  gunzip.on('error', () => stop(new RejectedError('invalid-request', 'the body is not what gzip makes')));
  within.on('error', () => gunzip.destroy());
  finished(packed, (error) => error && stop(error));
  return packed.pipe(gunzip).pipe(within);
}

function tooLarge(total: number, { bytesWritten }: Gunzip): RejectedError | null {
  if (total > bodyLimitBytes) return new RejectedError('body-too-large', `unpacked, a body has ${bodyLimitBytes} bytes at most`);
  if (total <= unpackedFree || total <= bytesWritten * unpackedTimesMax) return null;
  return new RejectedError('body-too-large', `unpacked, a body is ${unpackedTimesMax} times as large as it was sent, at most`);
}
