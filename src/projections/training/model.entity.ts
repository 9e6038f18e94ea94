import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A model that may predict. */
@Entity({ name: 'models', withoutRowid: true })
@Index(['game', 'slot', 'position'])
export class ModelRow {
  @PrimaryColumn('text') id!: string;
  @Column('text') trainingId!: string;
  @Column('text') game!: string;
  @Column('text') algorithm!: string;
  @Column('text') slot!: string;
  @Column('text') status!: 'idle' | 'retired' | 'archived';
  @Column('text', { nullable: true }) retiredBecause!: string | null;
  /** Folder under the models directory. */
  @Column('text') artifact!: string;
  @Column('text') artifactSha256!: string;
  /** Date of the last draw it has learnt from. */
  @Column('text') trainedThrough!: string;
  /** It has learnt from generated draws. */
  @Column('boolean') synthetic!: boolean;
  /** Where in the log it was registered: models are by age in this order. */
  @Column('integer') position!: number;
  @Column('text') registeredAt!: string;
}
