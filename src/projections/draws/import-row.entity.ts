import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { DrawnNumbers } from '#events/ids';

/** A row of an imported file that did not become a draw, and why. */
@Entity({ name: 'import_rows', withoutRowid: true })
@Index(['importId', 'line'])
export class ImportRowIssue {
  /** `<importId>/<line>`. */
  @PrimaryColumn('text') key!: string;
  @Column('text') importId!: string;
  /** From 1, the header included. */
  @Column('integer') line!: number;
  @Column('text') kind!: 'rejected' | 'conflict';
  @Column('text') code!: string;
  @Column('text') message!: string;
  @Column('text', { nullable: true }) date!: string | null;
  @Column('simple-json', { nullable: true }) existing!: DrawnNumbers | null;
  @Column('integer', { nullable: true }) existingMultiplier!: number | null;
  @Column('simple-json', { nullable: true }) offered!: DrawnNumbers | null;
  @Column('integer', { nullable: true }) offeredMultiplier!: number | null;
}
