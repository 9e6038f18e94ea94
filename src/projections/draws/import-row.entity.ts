import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { DrawnResult } from '#events/ids';

export type ConflictStatus = 'open' | 'corrected' | 'dismissed';

/** A row of an imported file that did not become a draw, and why. */
@Entity({ name: 'import_rows', withoutRowid: true })
@Index(['importId', 'kind', 'line'])
@Index(['importId', 'line'])
@Index(['game', 'status', 'date'])
export class ImportRowIssue {
  /** `<importId>/<line>`. */
  @PrimaryColumn('text') key!: string;
  @Column('text') importId!: string;
  /** From 1, the header included. */
  @Column('integer') line!: number;
  @Column('text') kind!: 'rejected' | 'conflict';
  @Column('text') code!: string;
  @Column('text') message!: string;
  /** Of a conflict alone, as everything below. */
  @Column('text', { nullable: true }) game!: string | null;
  @Column('text', { nullable: true }) date!: string | null;
  @Column('simple-json', { nullable: true }) existing!: DrawnResult | null;
  @Column('simple-json', { nullable: true }) offered!: DrawnResult | null;
  @Column('text', { nullable: true }) status!: ConflictStatus | null;
  /** Why the conflict is closed. */
  @Column('text', { nullable: true }) resolution!: string | null;
  @Column('text') recordedAt!: string;
}
