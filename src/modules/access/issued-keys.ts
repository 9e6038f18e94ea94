import { apiKeyStream } from '#events/access';
import type { EventLog } from '#events/store';
import type { Clock } from '#modules/platform';
import { type ApiKeyRow, apiKeyFrom } from '#projections/access';
import { type KeyStatus, statusOf } from './domain/key-status';
import type { KeySecrets } from './key-secrets';

/** Streams that are looked through at once. */
const pageSize = 1_000;

/** The keys as the log has them this moment. The read side follows a little later; a revoked key has no little later. */
export class IssuedKeys {
  constructor(
    private readonly log: Pick<EventLog, 'readStream' | 'readStreams' | 'page'>,
    private readonly secrets: KeySecrets,
    private readonly clock: Clock,
  ) {}

  /** A key, or null when nobody issued it. */
  find(id: string): ApiKeyRow | null {
    return apiKeyFrom(this.log.readStream(apiKeyStream(id)));
  }

  /** Every key, the oldest first. */
  all(): ApiKeyRow[] {
    const found: ApiKeyRow[] = [];
    let cursor: number | null = 0;
    while (cursor !== null) {
      const page = this.log.page({ types: ['ApiKeyIssued'] }, { limit: pageSize, order: 'asc', cursor });
      const streams = this.log.readStreams(page.lines.map((line) => JSON.parse(line).stream as string));
      for (const events of streams.values()) found.push(apiKeyFrom(events) as ApiKeyRow);
      cursor = page.next;
    }
    return found;
  }

  /** What has become of a key by now. */
  statusOf(key: ApiKeyRow): KeyStatus {
    return statusOf(key, this.clock.now(), this.secrets.has(key.id));
  }

  /** Keys that can issue others, now. */
  admins(): ApiKeyRow[] {
    return this.all().filter((key) => key.role === 'admin' && this.statusOf(key) === 'active');
  }
}
