import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A model became the champion of its slot. */
@Entity({ name: 'model_promotions' })
@Index(['game', 'slot', 'position'])
export class ModelPromotionRow {
  /** Where in the log. */
  @PrimaryColumn('integer') position!: number;
  @Column('text') game!: string;
  @Column('text') slot!: string;
  @Column('text') modelId!: string;
  @Column('text', { nullable: true }) previousModelId!: string | null;
  @Column('text') reason!: string;
  /** It had been the champion before. */
  @Column('boolean') isRollback!: boolean;
  @Column('text') promotedAt!: string;
}
