import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { LegacySetMigrated } from '#events/legacy';

/** A prediction set of the old application, as that application told it. */
@Entity({ name: 'legacy_sets', withoutRowid: true })
@Index(['position'])
export class LegacySetRow {
  @PrimaryColumn('text') id!: string;
  @Column('text') game!: string;
  @Column('text') originalId!: string;
  @Column('text') modelName!: string;
  @Column('simple-json', { nullable: true }) createdAt!: LegacySetMigrated['data']['createdAt'];
  /** Inferred; null where nothing could be inferred. */
  @Column('text', { nullable: true }) drawDate!: string | null;
  @Column('text') drawDateBasis!: string;
  @Column('boolean', { nullable: true }) current!: boolean | null;
  @Column('integer', { nullable: true }) totalPredictions!: number | null;
  @Column('real', { nullable: true }) trainingSeconds!: number | null;
  @Column('text', { nullable: true }) notes!: string | null;
  @Column('text', { nullable: true }) artifactPath!: string | null;
  @Column('simple-json') tickets!: LegacySetMigrated['data']['tickets'];
  @Column('text') fileSha256!: string;
  @Column('integer') fileRow!: number;
  @Column('integer') position!: number;
  @Column('text') recordedAt!: string;
}
