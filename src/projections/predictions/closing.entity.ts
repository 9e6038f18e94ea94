import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What is on record of all predictions for one draw: how many sets, and since its cut-off the root over them. */
@Entity({ name: 'closings', withoutRowid: true })
@Index(['closedAt', 'drawDate'])
@Index(['game', 'drawDate'])
export class ClosingRow {
  /** `<game>/<date>`. */
  @PrimaryColumn('text') key!: string;
  @Column('text') game!: string;
  @Column('text') drawDate!: string;
  /** Sets issued for it, superseded ones too. */
  @Column('integer') sets!: number;
  @Column('text', { nullable: true }) closedAt!: string | null;
  @Column('integer', { nullable: true }) closedPosition!: number | null;
  /** Merkle root over the sets' lines, base64. */
  @Column('text', { nullable: true }) root!: string | null;
  @Column('simple-json', { nullable: true }) positions!: number[] | null;
  @Column('boolean', { nullable: true }) outcomeKnown!: boolean | null;
}
