import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type ImportStatus = 'running' | 'completed' | 'interrupted';

/** A file of draws that was read. Counts are rows. */
@Entity({ name: 'imports', withoutRowid: true })
@Index(['status'])
export class ImportRow {
  @PrimaryColumn('text') id!: string;
  @Column('text') game!: string;
  @Column('text') layout!: string;
  @Column('text') status!: ImportStatus;
  /** The file holds generated draws, not real ones. */
  @Column('boolean') synthetic!: boolean;
  /** SHA-256 of the file's bytes. */
  @Column('text') sha256!: string;
  @Column('integer') accepted!: number;
  @Column('integer') duplicates!: number;
  /** Duplicates that told a multiplier not known before. */
  @Column('integer') supplemented!: number;
  @Column('integer') conflicts!: number;
  @Column('integer') rejected!: number;
  @Column('text', { nullable: true }) firstDate!: string | null;
  @Column('text', { nullable: true }) lastDate!: string | null;
  @Column('text') recordedAt!: string;
}
