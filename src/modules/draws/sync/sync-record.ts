import { Injectable } from '@nestjs/common';
import { DrawsSynced, SyncFailed, syncStream } from '#events/draws';
import { Decisions, type Outcome, RequestContext } from '#modules/platform';
import { SyncQueries } from '#projections/draws';
import { ReadSide } from '#projections/runner';
import type { DatasetState } from './open-data-client';
import { SyncHealth } from './sync-health';

const visibleMs = 10_000;

/** What is on record of the syncs, and how it gets there. */
@Injectable()
export class SyncRecord {
  constructor(
    private readonly syncs: SyncQueries,
    private readonly decisions: Decisions,
    private readonly context: RequestContext,
    private readonly readSide: ReadSide,
    private readonly health: SyncHealth,
  ) {}

  /** The state of the data that is imported; null where none is, or it came from another address. */
  async known(game: string, url: string): Promise<DatasetState | null> {
    const last = await this.syncs.lastSynced(game);
    if (!last || last.url !== url || last.sha256 === null) return null;
    return { etag: last.etag, lastModified: last.lastModified, sha256: last.sha256 };
  }

  async synced(data: DrawsSynced['data']): Promise<Outcome<DrawsSynced['data']>> {
    const outcome = await this.commit(DrawsSynced(data), data);
    await this.show(outcome.position);
    return outcome;
  }

  /** A failure is not the answer that an Idempotency-Key stands for: the caller may try again under the same one. */
  async failed(data: SyncFailed['data']): Promise<void> {
    const { meta } = this.context.current;
    const { position } = await this.context.run({ meta }, () => this.commit(SyncFailed(data), null));
    await this.show(position);
  }

  private commit<Result>(event: DrawsSynced | SyncFailed, result: Result): Promise<Outcome<Result>> {
    return this.decisions.commit([{ stream: syncStream(event.data.game), expectedVersion: 'any', events: [event] }], result);
  }

  private async show(position: number): Promise<void> {
    await this.readSide.reached(position, visibleMs);
    await this.health.refresh();
  }
}
