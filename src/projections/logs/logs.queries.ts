import { Injectable } from '@nestjs/common';
import { And, type FindOptionsWhere, LessThan, MoreThan, Raw } from 'typeorm';
import { ReadSide } from '#projections/runner';
import { type EventLevel, LogLineRow } from './log-line.entity';

/** Which lines a page holds: those between two positions, neither of which is one of them. */
export type LogPageRequest = Readonly<{
  limit: number;
  order: 'asc' | 'desc';
  after: number;
  before: number;
  /** Levels, any of which will do; without it, all. */
  levels?: readonly EventLevel[] | undefined;
  source?: string | undefined;
  text?: string | undefined;
  requestId?: string | undefined;
}>;

/** The text as it is, upper or lower case. */
const containing = (text: string) => Raw((message) => `instr(lower(${message}), lower(:text)) > 0`, { text });

@Injectable()
export class LogQueries {
  constructor(private readonly readSide: ReadSide) {}

  /** One page of lines by position; one more than `limit` tells that there is a next page. */
  async page({ levels, after, before, source, text, requestId, ...page }: LogPageRequest): Promise<LogLineRow[]> {
    const wanted = { source, requestId, message: text === undefined ? undefined : containing(text) };
    const given = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
    const where = { ...given, position: And(MoreThan(after), LessThan(before)) };
    if (levels === undefined) return this.walk(where, page);
    // A walk along the index for each level: for several at once SQLite would sort them all.
    const walks = await Promise.all(levels.map((level) => this.walk({ ...where, level }, page)));
    const sign = page.order === 'asc' ? 1 : -1;
    return walks
      .flat()
      .sort((a, b) => sign * (a.position - b.position))
      .slice(0, page.limit + 1);
  }

  private walk(where: FindOptionsWhere<LogLineRow>, { limit, order }: Pick<LogPageRequest, 'limit' | 'order'>): Promise<LogLineRow[]> {
    return this.readSide.repository(LogLineRow).find({ where, order: { position: order }, take: limit + 1 });
  }
}
