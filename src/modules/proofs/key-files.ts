import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Settings } from '#modules/configuration';
import { SecretFiles } from '#modules/platform';
import { type Signer, verifierKeyOf } from './notes/signed-note';

/** The log's private keys, by their key ids: encrypted at rest, and never overwritten. */
@Injectable()
export class KeyFiles {
  constructor(
    private readonly secrets: SecretFiles,
    private readonly settings: Settings,
  ) {}

  /**
   * The private key with an id, or null.
   *
   * @throws EnvelopeError, KeyRingError or Error for one that is there and cannot be read: signing with another one would hide that
   */
  read(keyId: string): KeyObject | null {
    const name = nameOf(keyId);
    // Versions before secrets were encrypted left them so.
    this.secrets.takeIn(name, join(this.settings.keysDir, `${name}.pem`));
    const pem = this.secrets.read(name);
    return pem && createPrivateKey(pem);
  }

  /** Makes the first key of a log, and with it the log's name: the operator's, or one from the key. */
  makeFirst(): Signer {
    return this.keep((privateKey) => this.settings.proofs.logName ?? `hindcast/${fingerprint(privateKey)}`);
  }

  /** Makes another key of a log. @param origin the log's name */
  make(origin: string): Signer {
    return this.keep(() => origin);
  }

  /** Keeps a key before anybody hears of it: a crash leaves a key too many, never one too few. */
  private keep(originOf: (privateKey: KeyObject) => string): Signer {
    const { privateKey } = generateKeyPairSync('ed25519');
    const signer = { name: originOf(privateKey), privateKey };
    this.secrets.write(nameOf(verifierKeyOf(signer).keyId), Buffer.from(privateKey.export({ type: 'pkcs8', format: 'pem' })));
    return signer;
  }
}

const nameOf = (keyId: string): string => `log-${keyId}`;

const fingerprint = (privateKey: KeyObject): string =>
  createHash('sha256')
    .update(createPublicKey(privateKey).export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);
