import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Settings } from '#modules/configuration';
import { type Finding, HealthChecks, Readiness } from '#modules/platform';
import { SyncQueries } from '#projections/draws';
import { OpenDataClient } from './open-data-client';

/** Keeps the health of the service at how its syncs go. They never take it down: the draws that are on record are there. */
@Injectable()
export class SyncHealth implements OnModuleInit {
  constructor(
    private readonly client: OpenDataClient,
    private readonly syncs: SyncQueries,
    private readonly readiness: Readiness,
    private readonly settings: Settings,
    private readonly checks: HealthChecks,
  ) {}

  onModuleInit(): void {
    this.checks.add('sync', () => this.look());
  }

  async refresh(): Promise<void> {
    this.readiness.find('sync', await this.look());
  }

  /** The breaker closes by itself with time: it is looked at whenever somebody asks. */
  private async look(): Promise<Finding> {
    const last = await this.syncs.last();
    const { state, retryAt } = this.client.breaker;
    const breaker = state === 'closed' ? state : `${state}, asked again from ${retryAt} on`;
    const how = last?.outcome === 'failed' ? `last failed at ${last.recordedAt}: ${last.reason}` : `last at ${last?.recordedAt}`;
    const report = last === null ? `${breaker}, no sync yet` : `${breaker}, ${how}`;
    const isBad = state !== 'closed' || (last?.outcome === 'failed' && this.settings.sync.everyMs > 0);
    return { status: isBad ? 'degraded' : 'up', reason: report };
  }
}
