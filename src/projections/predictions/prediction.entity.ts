import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { DrawnNumbers } from '#events/ids';

/** One ticket of a prediction set. */
@Entity({ name: 'predictions', withoutRowid: true })
@Index(['predictionSetId', 'ticket'])
export class PredictionRow {
  /** `<predictionSetId>/<ticket>`. */
  @PrimaryColumn('text') key!: string;
  @Column('text') predictionSetId!: string;
  /** Place in the set, from 1, most probable first. */
  @Column('integer') ticket!: number;
  @Column('simple-json') numbers!: DrawnNumbers;
  /** Joint probability under the model, 0..1. */
  @Column('real') probability!: number;
}
