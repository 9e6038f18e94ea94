import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import fc from 'fast-check';
import { KeyRing } from '#modules/platform';
import { temporaryDirectory } from '../../../../test/support/temporary-directory';
import { open, Sealer } from './sealed-stream';

const now = '2026-11-20T12:00:00.000Z';
const ring = new KeyRing(join(temporaryDirectory(), 'ring.json'));
const sealer = new Sealer(ring.present(now));
const chunk = 65_536;

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function whole(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

const seal = (bytes: Buffer, size = 10_000) => whole(sealer.seal(pieces(bytes, size)));
const opened = (bytes: Buffer, size = 10_000, by = ring) => whole(open(pieces(bytes, size), by));

describe('a sealed stream', () => {
  it.each([0, 1, chunk - 1, chunk, chunk + 1, 3 * chunk, 3 * chunk + 17])(
    'gives back %d bytes, in whatever pieces they come',
    async (length) => {
      const bytes = randomBytes(length);
      for (const [written, read] of [
        [7_919, 100_003],
        [300_000, 33],
      ] as const)
        expect((await opened(await seal(bytes, written), read)).equals(bytes)).toBe(true);
    },
  );

  it('shows nothing of what is in it, and is another one each time', async () => {
    const text = Buffer.from('these words are nowhere in what is sealed '.repeat(10));
    const [one, other] = [await seal(text), await seal(text)];
    expect(one.includes('these words')).toBe(false);
    expect(one.equals(other)).toBe(false);
  });

  it('does not open when any byte of it was changed', async () => {
    const sealed = await seal(randomBytes(2 * chunk + 5));
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const changed = Buffer.from(sealed);
        changed[at] = (changed[at] as number) ^ by;
        await expect(opened(changed)).rejects.toThrow();
      }),
      { numRuns: 60 },
    );
  });

  it('does not open when its end is missing, or something stands behind it', async () => {
    const sealed = await seal(randomBytes(2 * chunk + 5));
    for (const length of [sealed.length - 1, sealed.length - 21, sealed.length - 21 - 16 - chunk, 30, 0])
      await expect(opened(sealed.subarray(0, length))).rejects.toThrow();
    await expect(opened(Buffer.concat([sealed, Buffer.of(0)]))).rejects.toThrow();
  });

  it('does not open with another ring, and opens with the ring after its key was replaced', async () => {
    const sealed = await seal(Buffer.from('kept'));
    const other = new KeyRing(join(temporaryDirectory(), 'other.json'));
    other.present(now);
    await expect(opened(sealed, 100, other)).rejects.toThrow('has no key');
    ring.add(now);
    expect((await opened(sealed)).toString()).toBe('kept');
  });
});
