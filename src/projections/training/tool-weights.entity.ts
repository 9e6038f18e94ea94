import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** How much an ensemble listened to each of its tools before one draw, by pool. */
@Entity({ name: 'tool_weights', withoutRowid: true })
@Index(['modelId', 'date'])
export class ToolWeightsRow {
  /** The model's id, the date and the pool. */
  @PrimaryColumn('text') key!: string;
  @Column('text') modelId!: string;
  @Column('text') date!: string;
  @Column('text') pool!: string;
  @Column('simple-json') weights!: Record<string, number>;
}
