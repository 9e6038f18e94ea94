import { Module } from '@nestjs/common';
import { RotateSecretsKeyHandler } from './commands/rotate-secrets-key.handler';
import { RemindOfSecretsKeyRotation } from './processes/remind-of-secrets-key-rotation.process';
import { SecretsController } from './secrets.controller';

@Module({
  controllers: [SecretsController],
  providers: [RotateSecretsKeyHandler, RemindOfSecretsKeyRotation],
  exports: [RemindOfSecretsKeyRotation],
})
export class SecretsModule {}

export { RemindOfSecretsKeyRotation } from './processes/remind-of-secrets-key-rotation.process';
