import { Injectable } from '@nestjs/common';
import { ReadSide } from '#projections/runner';
import { SyncRow } from './sync.entity';

@Injectable()
export class SyncQueries {
  constructor(private readonly readSide: ReadSide) {}

  /** A game's last sync that went well, or null when none did. */
  lastSynced(game: string): Promise<SyncRow | null> {
    return this.readSide.repository(SyncRow).findOneBy({ game, outcome: 'synced' });
  }

  /** A game's last sync that failed, or null when none did. */
  lastFailed(game: string): Promise<SyncRow | null> {
    return this.readSide.repository(SyncRow).findOneBy({ game, outcome: 'failed' });
  }

  /** Of every game its last sync that went well, and its last one that failed. */
  all(): Promise<SyncRow[]> {
    return this.readSide.repository(SyncRow).find({ order: { key: 'asc' } });
  }

  /** The last sync of a game, or of any, however it went. */
  last(game?: string): Promise<SyncRow | null> {
    return this.readSide.repository(SyncRow).findOne({ where: game === undefined ? {} : { game }, order: { position: 'desc' } });
  }
}
