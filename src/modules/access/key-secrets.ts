import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurably } from '#modules/platform';

const secretBytes = 32;
const hashForm = /^[0-9a-f]{64}\n$/;

/**
 * What keys' secrets are told by: the SHA-256 of each, in a file of its own that only its owner can read, by the key's id. They are not in the log, which
 * is for many eyes and for ever. A secret is random and long: a plain hash of it is as good as a slow one.
 */
export class KeySecrets {
  private readonly known = new Map<string, Buffer>();

  constructor(private readonly directory: string) {}

  /** Makes a key's secret and keeps its hash, before anybody hears of the key: a crash leaves a hash too many, never one too few. */
  make(keyId: string): string {
    const secret = randomBytes(secretBytes).toString('base64url');
    mkdirSync(this.directory, { recursive: true, mode: 0o700 });
    writeDurably(this.file(keyId), `${hashOf(secret).toString('hex')}\n`, 0o600);
    return secret;
  }

  /** Whether a secret is the key's, in a time that does not tell how much of it is right. */
  fits(keyId: string, secret: string): boolean {
    const hash = this.hash(keyId);
    return hash !== undefined && timingSafeEqual(hash, hashOf(secret));
  }

  /** Whether a key's secret can be told from another one: its hash is there, and whole. */
  has(keyId: string): boolean {
    return this.hash(keyId) !== undefined;
  }

  /** Forgets a secret for good: whatever becomes of the record, its key opens nothing again. */
  erase(keyId: string): void {
    this.known.delete(keyId);
    rmSync(this.file(keyId), { force: true });
  }

  private hash(keyId: string): Buffer | undefined {
    const known = this.known.get(keyId) ?? this.read(keyId);
    if (known) this.known.set(keyId, known);
    return known;
  }

  private read(keyId: string): Buffer | undefined {
    try {
      const text = readFileSync(this.file(keyId), 'utf8');
      return hashForm.test(text) ? Buffer.from(text.trim(), 'hex') : undefined;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  private file(keyId: string): string {
    return join(this.directory, `${keyId}.sha256`);
  }
}

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();
