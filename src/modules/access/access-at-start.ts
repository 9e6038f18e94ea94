import { Injectable } from '@nestjs/common';
import { Settings } from '#modules/configuration';
import { IssuedKeys } from './issued-keys';
import { KeySecrets } from './key-secrets';

/** Keys are asked for, and nobody has one that could issue others. */
export class AdminKeyMissingError extends Error {
  constructor({ host, dataDir }: Settings) {
    const why = `callers at ${host} need keys, and ${dataDir} has none that could issue any`;
    super(`${why}; make one first: npm run hindcast -- keys create --role admin --name me`);
    this.name = 'AdminKeyMissingError';
  }
}

/** What is seen to before anybody can call. */
@Injectable()
export class AccessAtStart {
  constructor(
    private readonly settings: Settings,
    private readonly keys: IssuedKeys,
    private readonly secrets: KeySecrets,
  ) {}

  /** Erases secrets that a crash left after their keys were revoked. @throws AdminKeyMissingError where keys are asked for, and none can issue others */
  check(): void {
    for (const { id, revokedAt } of this.keys.all()) if (revokedAt !== null) this.secrets.erase(id);
    if (this.settings.access === 'keys' && this.keys.admins().length === 0) throw new AdminKeyMissingError(this.settings);
  }
}
