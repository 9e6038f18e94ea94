import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { CheckedPart } from '#events/maintenance';

export type IntegrityStatus = 'running' | 'sound' | 'unsound' | 'failed';

/** A check of everything that is kept, and what it found. */
@Entity({ name: 'integrity_checks', withoutRowid: true })
@Index(['status'])
export class IntegrityCheckRow {
  @PrimaryColumn('text') id!: string;
  @Column('text') trigger!: 'request' | 'schedule';
  @Column('text') status!: IntegrityStatus;
  /** Up to where the log was checked; null until it has ended. */
  @Column('integer', { nullable: true }) position!: number | null;
  @Column('simple-json') parts!: CheckedPart[];
  /** Why the check itself broke off; null when it did not. */
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('integer', { nullable: true }) durationMs!: number | null;
  @Column('text') requestedAt!: string;
  @Column('text', { nullable: true }) endedAt!: string | null;
}
