import type { Role } from '#events/access';
import { type ApiKeyView, type IssuedApiKeyView, IssueApiKeyCommand, RevokeApiKeyCommand, type StoppedKeys } from '#modules/access';
import { answered, type ServiceClient } from './service-client';

/** What is done with keys, of a running service or of a stopped one. */
export interface KeysOfService {
  /** Issues a key; `expiresAt` is UTC ISO 8601, null for none. */
  issue(name: string, role: Role, expiresAt: string | null): Promise<IssuedApiKeyView>;
  /** Every key, the newest first. */
  list(): Promise<ApiKeyView[]>;
  revoke(id: string, reason: string | null): Promise<ApiKeyView>;
}

/** Keys by the API of a running service. @throws CommandFailure when it refuses or does not answer */
export class RunningServiceKeys implements KeysOfService {
  constructor(private readonly service: ServiceClient) {}

  issue(name: string, role: Role, expiresAt: string | null): Promise<IssuedApiKeyView> {
    return answered(this.service.POST('/v1/api-keys', { body: { name, role, ...(expiresAt === null ? {} : { expiresAt }) } }));
  }

  async list(): Promise<ApiKeyView[]> {
    const found: ApiKeyView[] = [];
    let cursor: string | undefined;
    do {
      const page = await answered(this.service.GET('/v1/api-keys', { params: { query: { limit: 1_000, ...(cursor ? { cursor } : {}) } } }));
      found.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    return found;
  }

  revoke(id: string, reason: string | null): Promise<ApiKeyView> {
    const query = reason === null ? {} : { reason };
    return answered(this.service.DELETE('/v1/api-keys/{id}', { params: { path: { id }, query } }));
  }
}

/** Keys in the data directory of a stopped service. @throws RejectedError when a rule refuses it */
export class StoppedServiceKeys implements KeysOfService {
  constructor(private readonly keys: StoppedKeys) {}

  issue(name: string, role: Role, expiresAt: string | null): Promise<IssuedApiKeyView> {
    return this.keys.issue(new IssueApiKeyCommand(name, role, expiresAt));
  }

  async list(): Promise<ApiKeyView[]> {
    return this.keys.list();
  }

  revoke(id: string, reason: string | null): Promise<ApiKeyView> {
    return this.keys.revoke(new RevokeApiKeyCommand(id, reason));
  }
}
