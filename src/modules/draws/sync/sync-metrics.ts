import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Metrics, type Reading } from '#modules/platform';
import { ReadSide } from '#projections/runner';
import { type SyncRow, SyncQueries } from '#projections/draws';
import { OpenDataClient } from './open-data-client';

const breakerStates = ['closed', 'half-open', 'open'] as const;

/** Lets operators watch how the syncs go. */
@Injectable()
export class SyncMetrics implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly client: OpenDataClient,
    private readonly syncs: SyncQueries,
    private readonly readSide: ReadSide,
  ) {}

  onModuleInit(): void {
    this.metrics.add({
      name: 'hindcast_sync_breaker_state',
      help: 'State of the circuit breaker before the source of official results: 1 for the state that it is in.',
      labels: ['state'],
      read: () => breakerStates.map((state) => ({ labels: { state }, value: this.client.breaker.state === state ? 1 : 0 })),
    });
    this.metrics.add({
      name: 'hindcast_sync_last_timestamp_seconds',
      help: 'When the last sync of a game ended that went well (synced), or failed.',
      labels: ['game', 'outcome'],
      read: async () => (await this.rows()).map((row) => reading(row, Date.parse(row.recordedAt) / 1_000)),
    });
    this.metrics.add({
      name: 'hindcast_sync_last_attempts',
      help: 'How often the source was asked in that sync.',
      labels: ['game', 'outcome'],
      read: async () => (await this.rows()).map((row) => reading(row, row.attempts)),
    });
  }

  private async rows(): Promise<SyncRow[]> {
    return this.readSide.isOpen ? this.syncs.all() : [];
  }
}

const reading = ({ game, outcome }: SyncRow, value: number): Reading => ({ labels: { game, outcome }, value });
