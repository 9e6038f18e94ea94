import type { SqliteEventLog } from '#events/store';
import type { Settings } from '#modules/configuration';
import { Decisions, RandomIds, RequestContext, SystemClock, SystemTimer } from '#modules/platform';
import { ApiKeyViews } from './api-key-views';
import { IssueApiKeyCommand, IssueApiKeyHandler } from './commands/issue-api-key.handler';
import { RevokeApiKeyCommand, RevokeApiKeyHandler } from './commands/revoke-api-key.handler';
import type { ApiKeyView, IssuedApiKeyView } from './dto/api-keys.view';
import { FreshKeys } from './fresh-keys';
import { IssuedKeys } from './issued-keys';
import { KeySecrets } from './key-secrets';
import { KeyUses } from './key-uses';
import { OpenAnswers } from './open-answers';

/** The keys of a service that is stopped, by the rules of a running one. Whoever can write its files needs no key. */
export class StoppedKeys {
  private readonly context = new RequestContext();
  private readonly ids = new RandomIds();
  private readonly clock = new SystemClock();
  private readonly fresh = new FreshKeys(new SystemTimer());
  private readonly decisions: Decisions;
  private readonly secrets: KeySecrets;
  private readonly keys: IssuedKeys;
  private readonly views: ApiKeyViews;

  constructor(
    log: SqliteEventLog,
    private readonly settings: Settings,
  ) {
    this.decisions = new Decisions(log, this.context);
    this.secrets = new KeySecrets(settings.apiKeysDir);
    this.keys = new IssuedKeys(log, this.secrets, this.clock);
    this.views = new ApiKeyViews(this.keys, new KeyUses(settings, this.clock, new SystemTimer()));
  }

  /** @throws RejectedError `expiry-past` */
  async issue(command: IssueApiKeyCommand): Promise<IssuedApiKeyView> {
    const handler = new IssueApiKeyHandler(this.decisions, this.secrets, this.fresh, this.ids, this.clock);
    const { result } = await this.asCommandLine(() => handler.execute(command));
    return { ...this.view(result.keyId), key: this.fresh.of(result.keyId) };
  }

  /** Every key, the newest first. */
  list(): ApiKeyView[] {
    return this.keys
      .all()
      .reverse()
      .map((row) => this.views.of(row));
  }

  /** @throws RejectedError `api-key-not-found` or `last-admin-key` */
  async revoke(command: RevokeApiKeyCommand): Promise<ApiKeyView> {
    const open = new OpenAnswers(this.clock, new SystemTimer());
    const handler = new RevokeApiKeyHandler(this.decisions, this.keys, this.secrets, this.fresh, open, this.context, this.settings);
    await this.asCommandLine(() => handler.execute(command));
    return this.view(command.keyId);
  }

  private view(id: string): ApiKeyView {
    return this.list().find((key) => key.id === id) as ApiKeyView;
  }

  private asCommandLine<Result>(action: () => Promise<Result>): Promise<Result> {
    return this.context.run({ meta: { actor: 'cli', correlationId: this.ids.next() } }, action);
  }
}
