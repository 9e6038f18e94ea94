import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { BackupKind } from '#events/backups';

export type BackupStatus = 'requested' | 'created' | 'verified' | 'damaged' | 'failed' | 'removed';

/** One row a backup. */
@Entity({ name: 'backups', withoutRowid: true })
@Index(['kind', 'status', 'id'])
@Index(['status', 'id'])
export class BackupRow {
  @PrimaryColumn('text') id!: string;
  @Column('text') kind!: BackupKind;
  @Column('text') status!: BackupStatus;
  /** Why it was made. */
  @Column('text') because!: string;
  /** Its directory in the place of backups; null until it is made. */
  @Column('text', { nullable: true }) name!: string | null;
  /** How many events the log had. */
  @Column('integer', { nullable: true }) position!: number | null;
  /** The root of the log's tree, base64. */
  @Column('text', { nullable: true }) root!: string | null;
  @Column('integer', { nullable: true }) files!: number | null;
  @Column('integer', { nullable: true }) bytes!: number | null;
  @Column('text', { nullable: true }) contentSha256!: string | null;
  @Column('text', { nullable: true }) keyId!: string | null;
  @Column('real', { nullable: true }) durationMs!: number | null;
  /** Why it failed, or what is wrong with it. */
  @Column('simple-json') problems!: string[];
  /** What the last verification compared. */
  @Column('text', { nullable: true }) checked!: string | null;
  /** Position of the log that the last verification reached. */
  @Column('integer', { nullable: true }) verifiedPosition!: number | null;
  @Column('text') requestedAt!: string;
  @Column('text', { nullable: true }) createdAt!: string | null;
  @Column('text', { nullable: true }) verifiedAt!: string | null;
  /** When it failed, or was removed. */
  @Column('text', { nullable: true }) endedAt!: string | null;
}
