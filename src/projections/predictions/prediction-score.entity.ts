import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { PoolScore, TicketScore } from '#events/predictions';

/** How a prediction set did against one result of its draw. A corrected draw has two of them; the later one counts. */
@Entity({ name: 'prediction_scores', withoutRowid: true })
@Index(['modelId', 'drawDate'])
@Index(['game', 'drawDate'])
@Index(['predictionSetId'])
export class PredictionScoreRow {
  /** The set's id and the position of the result. */
  @PrimaryColumn('text') key!: string;
  @Column('text') predictionSetId!: string;
  @Column('text') game!: string;
  @Column('text') drawDate!: string;
  @Column('text') modelId!: string;
  @Column('text') algorithm!: string;
  @Column('text') slot!: string;
  /** Where in the log the result was recorded or corrected. */
  @Column('integer') drawPosition!: number;
  /** Whether the set was the last one before the draw. */
  @Column('boolean') isCurrent!: boolean;
  @Column('simple-json') pools!: Record<string, PoolScore>;
  @Column('simple-json') tickets!: TicketScore[];
  @Column('integer', { nullable: true }) stakedCents!: number | null;
  @Column('integer') wonCents!: number;
  @Column('text') scoredAt!: string;
}
