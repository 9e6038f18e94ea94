import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ArchivePolicy } from '#events/predictions';

export type PredictionSetStatus = 'current' | 'superseded' | 'scored';

/** A set of tickets put on record for one draw by one model. Its tickets are in `predictions`. */
@Entity({ name: 'prediction_sets', withoutRowid: true })
@Index(['game', 'drawDate', 'slot'])
@Index(['modelId'])
export class PredictionSetRow {
  @PrimaryColumn('text') id!: string;
  @Column('text') game!: string;
  @Column('text') drawDate!: string;
  @Column('text') modelId!: string;
  @Column('text') algorithm!: string;
  @Column('text') slot!: string;
  @Column('text') status!: PredictionSetStatus;
  @Column('text', { nullable: true }) supersededBy!: string | null;
  @Column('integer') seed!: number;
  /** Each pool's chance of every ball, ball 1 first. */
  @Column('simple-json') probabilities!: Record<string, number[]>;
  /** Any ticket's chance under a fair machine. */
  @Column('real') uniformProbability!: number;
  @Column('text') artifactSha256!: string;
  @Column('text') trainedThrough!: string;
  /** Its model has learnt from generated draws. */
  @Column('boolean') synthetic!: boolean;
  @Column('text') issuedAt!: string;
  /** Since when lists leave it out; null as long as they do not. */
  @Column('text', { nullable: true }) archivedAt!: string | null;
  @Column('text', { nullable: true }) archivedBy!: ArchivePolicy | null;
  @Column('text', { nullable: true }) archivedBecause!: string | null;
  @Column('integer') position!: number;
}
