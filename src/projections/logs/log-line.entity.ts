import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type LogLevel = 'info' | 'warn' | 'error';

/** An event as a line that a person reads. */
@Entity('logs')
@Index(['level', 'position'])
export class LogLineRow {
  /** Position of the event in the log. */
  @PrimaryColumn('integer') position!: number;
  /** UTC ISO 8601. */
  @Column('text') time!: string;
  @Column('text') level!: LogLevel;
  /** What the event is about: the category of its stream. */
  @Column('text') source!: string;
  @Column('text') type!: string;
  @Column('text') message!: string;
  @Column('text') correlationId!: string;
}
