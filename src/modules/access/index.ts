import { Module } from '@nestjs/common';
import { EventLog } from '#events/store';
import { Settings } from '#modules/configuration';
import { Clock } from '#modules/platform';
import { ApiKeyQueries } from '#projections/access';
import { AccessAtStart } from './access-at-start';
import { AccessGuard } from './access.guard';
import { ApiKeyViews } from './api-key-views';
import { ApiKeysController } from './api-keys.controller';
import { Authentication } from './authentication';
import { IssueApiKeyHandler } from './commands/issue-api-key.handler';
import { RevokeApiKeyHandler } from './commands/revoke-api-key.handler';
import { FreshKeys } from './fresh-keys';
import { IssuedKeys } from './issued-keys';
import { KeySecrets } from './key-secrets';
import { KeyUses } from './key-uses';
import { OpenAnswers } from './open-answers';
import { RemindOfKeyExpiry } from './processes/remind-of-key-expiry.process';

@Module({
  controllers: [ApiKeysController],
  providers: [
    { provide: KeySecrets, useFactory: ({ apiKeysDir }: Settings) => new KeySecrets(apiKeysDir), inject: [Settings] },
    {
      provide: IssuedKeys,
      useFactory: (log: EventLog, secrets: KeySecrets, clock: Clock) => new IssuedKeys(log, secrets, clock),
      inject: [EventLog, KeySecrets, Clock],
    },
    AccessAtStart,
    AccessGuard,
    ApiKeyViews,
    Authentication,
    FreshKeys,
    KeyUses,
    OpenAnswers,
    RemindOfKeyExpiry,
    IssueApiKeyHandler,
    RevokeApiKeyHandler,
    ApiKeyQueries,
  ],
  exports: [AccessAtStart, AccessGuard, RemindOfKeyExpiry],
})
export class AccessModule {}

export { AccessAtStart, AdminKeyMissingError } from './access-at-start';
export { AccessGuard } from './access.guard';
export { IssueApiKeyCommand } from './commands/issue-api-key.handler';
export { RevokeApiKeyCommand } from './commands/revoke-api-key.handler';
export type { ApiKeyView, IssuedApiKeyView } from './dto/api-keys.view';
export { RemindOfKeyExpiry } from './processes/remind-of-key-expiry.process';
export { StoppedKeys } from './stopped-keys';
