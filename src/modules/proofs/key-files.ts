import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurably } from './durable-file';
import { type Signer, verifierKeyOf } from './notes/signed-note';

/** Private keys in a directory that only their owner can read: each in a file of its own, by its key id, and never overwritten. */
export class KeyFiles {
  constructor(private readonly directory: string) {}

  /** The private key with an id, or null. @throws Error for a file that is no private key: signing with another one would hide that it was damaged */
  read(keyId: string): KeyObject | null {
    const file = this.file(keyId);
    return existsSync(file) ? createPrivateKey(readFileSync(file)) : null;
  }

  /** Makes a key, and keeps it before anybody hears of it: a crash leaves a key too many, never one too few. @param nameOf the name that it signs under */
  make(nameOf: (privateKey: KeyObject) => string): Signer {
    const { privateKey } = generateKeyPairSync('ed25519');
    const signer = { name: nameOf(privateKey), privateKey };
    mkdirSync(this.directory, { recursive: true, mode: 0o700 });
    writeDurably(this.file(verifierKeyOf(signer).keyId), privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 0o600);
    return signer;
  }

  private file(keyId: string): string {
    return join(this.directory, `log-${keyId}.pem`);
  }
}
