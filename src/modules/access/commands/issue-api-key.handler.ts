import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { apiKeyStream, type Role } from '#events/access';
import { Clock, Decisions, Ids, type Outcome } from '#modules/platform';
import { apiKeyDecider } from '../domain/api-key.decider';
import { FreshKeys } from '../fresh-keys';
import { KeySecrets } from '../key-secrets';

/** Issue a key; `expiresAt` is UTC ISO 8601, null for none. The key itself is no part of the outcome, which is kept with the log: `FreshKeys` has it. */
export class IssueApiKeyCommand extends Command<Outcome<{ keyId: string }>> {
  constructor(
    readonly name: string,
    readonly role: Role,
    readonly expiresAt: string | null,
  ) {
    super();
  }
}

@CommandHandler(IssueApiKeyCommand)
export class IssueApiKeyHandler implements ICommandHandler<IssueApiKeyCommand> {
  constructor(
    private readonly decisions: Decisions,
    private readonly secrets: KeySecrets,
    private readonly fresh: FreshKeys,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async execute(asked: IssueApiKeyCommand): Promise<Outcome<{ keyId: string }>> {
    const keyId = this.ids.next();
    const secret = this.secrets.make(keyId);
    let isIssued = false;
    try {
      const command = { type: 'IssueApiKey', keyId, now: this.clock.now(), ...asked } as const;
      const outcome = await this.decisions.make(apiKeyStream(keyId), apiKeyDecider, command, () => ({ keyId }));
      isIssued = outcome.result.keyId === keyId;
      if (isIssued) this.fresh.keep(keyId, `hck_${keyId}_${secret}`);
      return outcome;
    } finally {
      // Refused, or a retry that came at the same time: nobody will ever have this secret.
      if (!isIssued) this.secrets.erase(keyId);
    }
  }
}
