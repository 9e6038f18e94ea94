import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { BlendMember, TrainingMetrics } from '#events/training';

export type TrainingStatus = 'requested' | 'running' | 'completed' | 'failed' | 'cancelled';

/** A training, from its request to its end. */
@Entity({ name: 'trainings', withoutRowid: true })
@Index(['status'])
export class TrainingRow {
  @PrimaryColumn('text') id!: string;
  @Column('text') modelId!: string;
  @Column('text') game!: string;
  @Column('text') status!: TrainingStatus;
  @Column('text') algorithm!: string;
  @Column('text') slot!: string;
  @Column('integer') seed!: number;
  @Column('simple-json') hyperparameters!: Record<string, number>;
  @Column('simple-json') members!: BlendMember[];
  /** Where its settings were found, if in an experiment. */
  @Column('simple-json', { nullable: true }) experiment!: { experimentId: string; trials: number[] } | null;
  @Column('text', { nullable: true }) backend!: string | null;
  @Column('simple-json', { nullable: true }) metrics!: TrainingMetrics | null;
  @Column('real', { nullable: true }) durationMs!: number | null;
  /** Position of the log that its draws were read at. */
  @Column('integer', { nullable: true }) dataPosition!: number | null;
  /** SHA-256 of its draws as canonical JSON. */
  @Column('text', { nullable: true }) dataSha256!: string | null;
  @Column('text', { nullable: true }) error!: string | null;
  @Column('text') requestedAt!: string;
}
