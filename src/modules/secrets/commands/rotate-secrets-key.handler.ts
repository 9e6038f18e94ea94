import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { SecretsKeyRotated, systemStream } from '#events/operations';
import { Clock, Decisions, KeyRing, type Outcome, SecretFiles } from '#modules/platform';
import { RemindOfSecretsKeyRotation } from '../processes/remind-of-secrets-key-rotation.process';

/** What a rotation led to: the key that encrypts from now on, and how many secrets are under it. */
export type Rotation = Readonly<{ keyId: string; secrets: number }>;

/** Encrypt secrets under another key from now on, those that are there included. */
export class RotateSecretsKeyCommand extends Command<Outcome<Rotation>> {}

@CommandHandler(RotateSecretsKeyCommand)
export class RotateSecretsKeyHandler implements ICommandHandler<RotateSecretsKeyCommand> {
  constructor(
    private readonly ring: KeyRing,
    private readonly secrets: SecretFiles,
    private readonly decisions: Decisions,
    private readonly clock: Clock,
    private readonly reminder: RemindOfSecretsKeyRotation,
  ) {}

  async execute(): Promise<Outcome<Rotation>> {
    const now = this.clock.now();
    const previousKeyId = this.ring.present(now).id;
    const { id: keyId } = this.ring.add(now);
    const rotation = { keyId, secrets: this.secrets.rewrap() };
    const event = SecretsKeyRotated({ ...rotation, previousKeyId });
    const outcome = await this.decisions.commit([{ stream: systemStream, expectedVersion: 'any', events: [event] }], rotation);
    await this.reminder.look();
    return outcome;
  }
}
