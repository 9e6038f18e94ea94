import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { apiKeyStream } from '#events/access';
import { isRejection, RejectedError } from '#events/kernel';
import type { StreamAppend } from '#events/store';
import { Settings } from '#modules/configuration';
import { Decisions, type Outcome, RequestContext } from '#modules/platform';
import { apiKeyDecider } from '../domain/api-key.decider';
import { FreshKeys } from '../fresh-keys';
import { IssuedKeys } from '../issued-keys';
import { KeySecrets } from '../key-secrets';
import { OpenAnswers } from '../open-answers';

/** Let a key open nothing any more. */
export class RevokeApiKeyCommand extends Command<Outcome<null>> {
  constructor(
    readonly keyId: string,
    readonly reason: string | null,
  ) {
    super();
  }
}

@CommandHandler(RevokeApiKeyCommand)
export class RevokeApiKeyHandler implements ICommandHandler<RevokeApiKeyCommand> {
  constructor(
    private readonly decisions: Decisions,
    private readonly keys: IssuedKeys,
    private readonly secrets: KeySecrets,
    private readonly fresh: FreshKeys,
    private readonly open: OpenAnswers,
    private readonly context: RequestContext,
    private readonly settings: Settings,
  ) {}

  async execute({ keyId, reason }: RevokeApiKeyCommand): Promise<Outcome<null>> {
    const outcome = await this.decisions.retried(async () => {
      const stream = apiKeyStream(keyId);
      const { state, version } = this.decisions.load(stream, apiKeyDecider);
      const events = apiKeyDecider.decide({ type: 'RevokeApiKey', keyId, reason }, state);
      if (isRejection(events)) throw new RejectedError(events.rejected, events.detail);
      return this.decisions.commit([...this.successorOf(keyId), { stream, expectedVersion: version, events }], null);
    });
    this.secrets.erase(keyId);
    this.fresh.forget(keyId);
    this.open.cut(keyId, this.context.current.meta.requestId);
    return outcome;
  }

  /** Another key that can issue keys, guarded: two that are revoked at once do not count on each other. @throws RejectedError `last-admin-key` */
  private successorOf(keyId: string): StreamAppend[] {
    const admins = this.settings.access === 'keys' ? this.keys.admins() : [];
    if (!admins.some(({ id }) => id === keyId)) return [];
    const other = admins.find(({ id }) => id !== keyId);
    if (!other) throw new RejectedError('last-admin-key', 'issue another key with the role admin first: without one nobody could');
    return [{ stream: apiKeyStream(other.id), expectedVersion: 1, events: [] }];
  }
}
