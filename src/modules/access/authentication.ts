import { Injectable } from '@nestjs/common';
import { RejectedError } from '#events/kernel';
import { apiKeyForm, isLoopback, Settings } from '#modules/configuration';
import { type Caller, Clock } from '#modules/platform';
import type { ApiKeyRow } from '#projections/access';
import { isExpired } from './domain/key-status';
import { type LocalRequest, refusalOf } from './domain/local-request';
import { IssuedKeys } from './issued-keys';
import { KeySecrets } from './key-secrets';

const bearer = /^Bearer +(\S+)$/i;
const anonymous: Caller = { actor: 'anonymous', role: 'admin', keyId: null };
const howTo = 'give a key as Authorization: Bearer hck_…; the command line takes it from HINDCAST_KEY or HINDCAST_KEY_FILE';

/** A caller, and the key that it called with; null without one. */
export type Authenticated = Readonly<{ caller: Caller; key: ApiKeyRow | null }>;

/** Finds out who is calling. A key that is given is always looked at, also where none is asked for. */
@Injectable()
export class Authentication {
  constructor(
    private readonly settings: Settings,
    private readonly keys: IssuedKeys,
    private readonly secrets: KeySecrets,
    private readonly clock: Clock,
  ) {}

  /** @throws RejectedError `unauthenticated`, `key-expired`, `foreign-host` or `foreign-site` */
  of(request: LocalRequest): Authenticated {
    const { authorization } = request.headers;
    if (authorization !== undefined) return this.holderOf(String(authorization));
    if (this.settings.access === 'keys') throw new RejectedError('unauthenticated', howTo);
    const refusal = refusalOf(request, isLoopback, this.settings.edge.corsOrigins);
    if (refusal) throw new RejectedError(refusal.rejected, refusal.detail);
    return { caller: anonymous, key: null };
  }

  /** Whether a key is unknown, revoked or has another secret is not told apart: it is nothing that the holder of none should learn. */
  private holderOf(authorization: string): Authenticated {
    const [, id, secret] = apiKeyForm.exec(bearer.exec(authorization)?.[1] ?? '') ?? [];
    if (id === undefined || secret === undefined) throw new RejectedError('unauthenticated', howTo);
    const key = this.keys.find(id);
    if (!key || key.revokedAt !== null || !this.secrets.fits(id, secret)) {
      throw new RejectedError('unauthenticated', 'this key is not known here, or not any more');
    }
    if (isExpired(key, this.clock.now())) throw new RejectedError('key-expired', `the key was good until ${key.expiresAt}`);
    return { caller: { actor: `key:${id}`, role: key.role, keyId: id }, key };
  }
}
