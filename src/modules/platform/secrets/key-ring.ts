import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { writeDurably } from '../files/write-durably';
import type { WrappingKey } from './envelope';

/** What others may do with the file; it must be nothing. */
const othersMay = 0o077;

const keyRingFile = z.strictObject({
  keys: z
    .array(z.strictObject({ id: z.string().min(1), createdAt: z.iso.datetime(), secret: z.string().regex(/^[\w+/]{43}=$/) }))
    .min(1)
    .readonly(),
});

/** A key of the ring, and since when there is one (UTC ISO 8601). */
export type RingKey = WrappingKey & Readonly<{ createdAt: string }>;

/** The key ring is missing, can be read by others, or is none: nothing can be decrypted, and nothing is guessed. */
export class KeyRingError extends Error {
  constructor(file: string, matter: string) {
    super(`the key ring ${file} ${matter}`);
    this.name = 'KeyRingError';
  }
}

/**
 * The keys that secrets at rest are encrypted under, in a file apart from them, readable by its owner alone. The last one encrypts; the ones
 * before it still decrypt what was kept elsewhere, such as old backups.
 */
export class KeyRing {
  constructor(readonly file: string) {}

  /** Whether there is one. */
  get exists(): boolean {
    return existsSync(this.file);
  }

  /** Every key, the present one last. @throws KeyRingError */
  all(): readonly RingKey[] {
    if (!this.exists)
      throw new KeyRingError(this.file, 'is not there: restore it from where you keep its copy. Without it no secret can be decrypted');
    if (process.platform !== 'win32' && (statSync(this.file).mode & othersMay) !== 0)
      throw new KeyRingError(this.file, 'can be read by others than its owner: chmod 600 it, and then rotate its key');
    return this.read();
  }

  /** The key that encrypts now; the first one is made when there is no ring yet. @param now UTC ISO 8601 @throws KeyRingError */
  present(now: string): RingKey {
    if (!this.exists) return this.add(now);
    return this.all().at(-1) as RingKey;
  }

  /** The key with an id. @throws KeyRingError when the ring has none */
  key(id: string): RingKey {
    const found = this.all().find((key) => key.id === id);
    if (!found) throw new KeyRingError(this.file, `has no key ${id}: it is another ring, or an old copy`);
    return found;
  }

  /** Makes another key, which encrypts from now on. It is kept before anything is encrypted under it. @param now UTC ISO 8601 @throws KeyRingError */
  add(now: string): RingKey {
    const before = this.exists ? this.all() : [];
    const key = { id: randomBytes(8).toString('hex'), createdAt: now, secret: randomBytes(32) };
    mkdirSync(dirname(this.file), { recursive: true, mode: 0o700 });
    const keys = [...before, key].map((each) => ({ ...each, secret: each.secret.toString('base64') }));
    writeDurably(this.file, `${JSON.stringify({ keys }, null, 2)}\n`, 0o600);
    return key;
  }

  private read(): RingKey[] {
    try {
      const { keys } = keyRingFile.parse(JSON.parse(readFileSync(this.file, 'utf8')));
      return keys.map((key) => ({ ...key, secret: Buffer.from(key.secret, 'base64') }));
    } catch {
      // What was found is not told: it could be a part of a key.
      throw new KeyRingError(this.file, 'is damaged, or no key ring: restore it from where you keep its copy');
    }
  }
}
