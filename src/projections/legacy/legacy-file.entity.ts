import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { LegacyFileMigrated } from '#events/legacy';

/** A file of the old application that was read to its end. */
@Entity({ name: 'legacy_files', withoutRowid: true })
@Index(['position'])
export class LegacyFileRow {
  /** SHA-256 of its bytes. */
  @PrimaryColumn('text') id!: string;
  @Column('text') game!: string;
  @Column('integer') bytes!: number;
  @Column('simple-json') columns!: LegacyFileMigrated['data']['columns'];
  @Column('simple-json') rows!: LegacyFileMigrated['data']['rows'];
  @Column('integer') migrated!: number;
  @Column('integer') alreadyMigrated!: number;
  @Column('integer') tickets!: number;
  @Column('integer') rejected!: number;
  @Column('integer') remarks!: number;
  @Column('simple-json') problems!: LegacyFileMigrated['data']['problems'];
  @Column('simple-json') notes!: string[];
  @Column('integer') position!: number;
  @Column('text') recordedAt!: string;
}
