import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type FailureStatus = 'open' | 'retried' | 'dismissed';

/** Something that runs by itself and failed, and what became of that. */
@Entity({ name: 'operation_failures', withoutRowid: true })
@Index(['status', 'id'])
export class OperationFailureRow {
  /** `<operation>-<position>`. */
  @PrimaryColumn('text') id!: string;
  @Column('text') operation!: string;
  /** Position of the event that it was about. */
  @Column('integer') position!: number;
  @Column('integer') attempts!: number;
  @Column('text') reason!: string;
  @Column('text') status!: FailureStatus;
  /** Why it may rest. */
  @Column('text', { nullable: true }) note!: string | null;
  @Column('text') failedAt!: string;
  @Column('text', { nullable: true }) resolvedAt!: string | null;
}
