import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurably } from './durable-file';

/** Private keys in a directory that only their owner can read. */
export class KeyFiles {
  private readonly present: string;
  private readonly next: string;

  constructor(private readonly directory: string) {
    this.present = join(directory, 'log-key.pem');
    this.next = join(directory, 'log-key-next.pem');
  }

  /** The key that signs, or null. */
  read(): KeyObject | null {
    return keyIn(this.present);
  }

  /** A key that was made and may not be the log's yet, or null. */
  readNext(): KeyObject | null {
    return keyIn(this.next);
  }

  /** Makes a key, and keeps it before anybody hears of it. */
  makeNext(): KeyObject {
    const { privateKey } = generateKeyPairSync('ed25519');
    mkdirSync(this.directory, { recursive: true, mode: 0o700 });
    writeDurably(this.next, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 0o600);
    return privateKey;
  }

  /** The key that was made last signs from now on. */
  promoteNext(): void {
    renameSync(this.next, this.present);
  }
}

/** @throws Error for a file that is no private key: signing with another one would hide that it was damaged */
function keyIn(file: string): KeyObject | null {
  return existsSync(file) ? createPrivateKey(readFileSync(file)) : null;
}
