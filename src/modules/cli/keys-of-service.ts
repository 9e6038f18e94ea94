import type { Role } from '#events/access';
import {
  type ApiKeyPageView,
  type ApiKeyView,
  type IssuedApiKeyView,
  IssueApiKeyCommand,
  RevokeApiKeyCommand,
  type StoppedKeys,
} from '#modules/access';
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

  async issue(name: string, role: Role, expiresAt: string | null): Promise<IssuedApiKeyView> {
    const body = { name, role, ...(expiresAt === null ? {} : { expiresAt }) };
    return (await answered(this.service.POST('/v1/api-keys', { body }))) as IssuedApiKeyView;
  }

  async list(): Promise<ApiKeyView[]> {
    const found: ApiKeyView[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const query = { limit: 1_000, ...(cursor === undefined ? {} : { cursor }) };
      const page: ApiKeyPageView = await answered(this.service.GET('/v1/api-keys', { params: { query } }));
      found.push(...(page.items as ApiKeyView[]));
      cursor = page.nextCursor;
    }
    return found;
  }

  async revoke(id: string, reason: string | null): Promise<ApiKeyView> {
    const params = { path: { id }, query: reason === null ? {} : { reason } };
    return (await answered(this.service.DELETE('/v1/api-keys/{id}', { params }))) as ApiKeyView;
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
