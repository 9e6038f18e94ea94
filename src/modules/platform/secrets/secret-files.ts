import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeDurably } from '../files/write-durably';
import { type Envelope, EnvelopeError, rewrap, seal, unseal } from './envelope';
import type { KeyRing } from './key-ring';

const extension = '.sealed.json';

const envelopeFile = z.strictObject({ version: z.literal(1), keyId: z.string(), wrappedKey: z.base64(), sealed: z.base64() });

/** Secrets in a directory, each encrypted in a file of its own, by its name, and never overwritten. */
export class SecretFiles {
  constructor(
    private readonly directory: string,
    private readonly ring: KeyRing,
    private readonly now: () => string,
  ) {}

  /** A secret, or null. @throws KeyRingError @throws EnvelopeError for a file that was changed */
  read(name: string): Buffer | null {
    if (!existsSync(this.file(name))) return null;
    const envelope = this.envelope(name);
    return unseal(this.ring.key(envelope.keyId), name, envelope);
  }

  /** Keeps a secret. When this returns it survives a power cut. @throws KeyRingError @throws Error when there is one of this name */
  write(name: string, secret: Uint8Array): void {
    if (existsSync(this.file(name))) throw new Error(`there is a secret ${name} already`);
    mkdirSync(this.directory, { recursive: true, mode: 0o700 });
    this.replace(name, seal(this.ring.present(this.now()), name, secret));
  }

  /** Encrypts a secret that stands in a plain file, and removes that file. Does nothing where there is none. */
  takeIn(name: string, plainFile: string): void {
    if (!existsSync(plainFile)) return;
    if (!existsSync(this.file(name))) this.write(name, readFileSync(plainFile));
    rmSync(plainFile);
  }

  /** Puts every secret under the ring's present key. A crash leaves some under the one before, which the ring still has. @returns how many there are */
  rewrap(): number {
    const to = this.ring.present(this.now());
    const names = this.names();
    for (const name of names) {
      const envelope = this.envelope(name);
      if (envelope.keyId !== to.id) this.replace(name, rewrap(this.ring.key(envelope.keyId), to, name, envelope));
    }
    return names.length;
  }

  /** Every secret's name. */
  names(): string[] {
    if (!existsSync(this.directory)) return [];
    return readdirSync(this.directory)
      .filter((file) => file.endsWith(extension))
      .map((file) => file.slice(0, -extension.length))
      .sort();
  }

  private envelope(name: string): Envelope {
    try {
      return envelopeFile.parse(JSON.parse(readFileSync(this.file(name), 'utf8')));
    } catch {
      throw new EnvelopeError(name);
    }
  }

  private replace(name: string, envelope: Envelope): void {
    writeDurably(this.file(name), `${JSON.stringify(envelope)}\n`, 0o600);
  }

  private file(name: string): string {
    return join(this.directory, `${name}${extension}`);
  }
}
