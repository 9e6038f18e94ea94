import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** How the last sync of a game went that went well, or the last one that failed. */
@Entity({ name: 'syncs', withoutRowid: true })
@Index(['game', 'position'])
export class SyncRow {
  /** `<game>/<outcome>`. */
  @PrimaryColumn('text') key!: string;
  @Column('text') game!: string;
  @Column('text') outcome!: 'synced' | 'failed';
  @Column('text') url!: string;
  @Column('integer') attempts!: number;
  @Column('integer') durationMs!: number;
  @Column('text', { nullable: true }) importId!: string | null;
  @Column('integer') accepted!: number;
  @Column('integer') duplicates!: number;
  @Column('integer') conflicts!: number;
  @Column('integer') rejected!: number;
  @Column('boolean') notModified!: boolean;
  @Column('text', { nullable: true }) etag!: string | null;
  @Column('text', { nullable: true }) lastModified!: string | null;
  /** SHA-256 of the data as it was fetched; null for a failure. */
  @Column('text', { nullable: true }) sha256!: string | null;
  /** The kind of failure; null for a success. */
  @Column('text', { nullable: true }) code!: string | null;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('integer') position!: number;
  @Column('text') recordedAt!: string;
}
