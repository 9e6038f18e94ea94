import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type AlertStatus = 'open' | 'resolved';

/** Something that wants, or wanted, looking at. */
@Entity({ name: 'alerts', withoutRowid: true })
@Index(['status', 'id'])
export class AlertRow {
  /** What it is about: `powerball-missing-draws`. */
  @PrimaryColumn('text') id!: string;
  @Column('text') kind!: string;
  @Column('text', { nullable: true }) game!: string | null;
  @Column('text') message!: string;
  @Column('text') status!: AlertStatus;
  @Column('text') raisedAt!: string;
  @Column('text', { nullable: true }) resolvedAt!: string | null;
}
