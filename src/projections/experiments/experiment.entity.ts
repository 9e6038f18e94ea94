import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ExperimentCompleted, ExperimentRequested, ExperimentStarted } from '#events/experiments';

export type ExperimentStatus = 'requested' | 'running' | 'completed' | 'failed' | 'cancelled';
type Completed = ExperimentCompleted['data'];

/** One row an experiment. */
@Entity({ name: 'experiments', withoutRowid: true })
@Index(['status', 'id'])
@Index(['game', 'id'])
export class ExperimentRow {
  @PrimaryColumn('text') id!: string;
  @Column('text') game!: string;
  @Column('text') name!: string;
  @Column('text') status!: ExperimentStatus;
  @Column('simple-json') settings!: Omit<ExperimentRequested['data'], 'experimentId' | 'game' | 'name'>;
  /** Its draws and how they are split; null until they are read. */
  @Column('simple-json', { nullable: true }) data!: Omit<ExperimentStarted['data'], 'experimentId'> | null;
  @Column('integer') trialsBegun!: number;
  @Column('integer') trialsEnded!: number;
  /** The best completed trial so far, and its skill. */
  @Column('integer', { nullable: true }) bestTrial!: number | null;
  @Column('real', { nullable: true }) bestSkill!: number | null;
  @Column('simple-json', { nullable: true }) result!: Omit<Completed, 'experimentId'> | null;
  @Column('text', { nullable: true }) error!: string | null;
  @Column('text') requestedAt!: string;
  @Column('text', { nullable: true }) endedAt!: string | null;
}
