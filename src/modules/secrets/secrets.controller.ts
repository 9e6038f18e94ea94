import { Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiIdempotent, Commands, KeyRing, MomentQuery, Requires, SecretFiles } from '#modules/platform';
import { RotateSecretsKeyCommand } from './commands/rotate-secrets-key.handler';
import { keyDaysMax } from './processes/remind-of-secrets-key-rotation.process';
import { SecretsRotationView, SecretsView } from './secrets.view';

const dayMs = 24 * 60 * 60_000;

@ApiTags('operations')
@Requires('admin')
@Controller('v1/secrets')
export class SecretsController {
  constructor(
    private readonly ring: KeyRing,
    private readonly secrets: SecretFiles,
    private readonly commands: Commands,
  ) {}

  /** List what is encrypted at rest and under which keys, as it is now, whatever the moment. Never what is in it. */
  @Get()
  @ApiOkResponse({ description: 'Ids of keys and names of secrets.', type: SecretsView })
  list(@Query() _: MomentQuery): SecretsView {
    const keys = this.ring.exists ? this.ring.all() : [];
    const last = keys.at(-1);
    return {
      keys: keys.map(({ id, createdAt }) => ({ id, createdAt, isPresent: id === last?.id })),
      secrets: this.secrets.names(),
      rotationDueAt: last ? new Date(Date.parse(last.createdAt) + keyDaysMax * dayMs).toISOString() : null,
    };
  }

  /** Encrypt under a new key from now on. What is there is put under it; the keys before stay in the ring for what was kept elsewhere. */
  @Post('rotation')
  @ApiIdempotent()
  @ApiCreatedResponse({ description: 'The new key encrypts.', type: SecretsRotationView })
  rotate(): Promise<SecretsRotationView> {
    return this.commands.execute(new RotateSecretsKeyCommand());
  }
}
