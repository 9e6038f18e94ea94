import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { TrainingMetrics } from '#events/training';

export type TrainingStatus = 'requested' | 'running' | 'completed' | 'failed' | 'cancelled';

/** A training, from its request to its end. */
@Entity('trainings')
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
  @Column('text', { nullable: true }) backend!: string | null;
  @Column('simple-json', { nullable: true }) metrics!: TrainingMetrics | null;
  @Column('real', { nullable: true }) durationMs!: number | null;
  @Column('text', { nullable: true }) error!: string | null;
  @Column('text') requestedAt!: string;
}
