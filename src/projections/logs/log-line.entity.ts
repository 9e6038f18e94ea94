import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** How grave an event is, from the least on. */
export const eventLevels = ['info', 'warn', 'error'] as const;
export type EventLevel = (typeof eventLevels)[number];

/** An event as a line that a person reads. */
@Entity('logs')
@Index(['level', 'position'])
@Index(['source', 'position'])
@Index(['requestId', 'position'], { where: '"requestId" IS NOT NULL' })
export class LogLineRow {
  /** Position of the event in the log. */
  @PrimaryColumn('integer') position!: number;
  /** UTC ISO 8601. */
  @Column('text') time!: string;
  @Column('text') level!: EventLevel;
  /** What the event is about: the category of its stream. */
  @Column('text') source!: string;
  @Column('text') type!: string;
  @Column('text') message!: string;
  @Column('text') correlationId!: string;
  /** The HTTP request that caused it, where there was one. */
  @Column('text', { nullable: true }) requestId!: string | null;
}
