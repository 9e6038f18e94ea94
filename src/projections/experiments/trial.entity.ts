import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type TrialStatus = 'running' | 'completed' | 'pruned' | 'failed' | 'cancelled';

/** One row a trial. */
@Entity({ name: 'trials', withoutRowid: true })
@Index(['experimentId', 'trial'])
@Index(['experimentId', 'skill', 'trial'])
@Index(['experimentId', 'durationMs', 'trial'])
export class TrialRow {
  /** The experiment's id and the trial's number. */
  @PrimaryColumn('text') key!: string;
  @Column('text') experimentId!: string;
  @Column('integer') trial!: number;
  @Column('text') algorithm!: string;
  @Column('simple-json') hyperparameters!: Record<string, number>;
  @Column('text') status!: TrialStatus;
  /** Mean over the draws of the folds, in nats a draw above chance; null unless it is completed. */
  @Column('real', { nullable: true }) skill!: number | null;
  @Column('simple-json') foldSkills!: number[];
  @Column('simple-json') rungs!: { steps: number; skill: number }[];
  @Column('text', { nullable: true }) backend!: string | null;
  @Column('real', { nullable: true }) durationMs!: number | null;
  @Column('text', { nullable: true }) error!: string | null;
  @Column('text') startedAt!: string;
}
