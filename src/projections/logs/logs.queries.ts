import { Injectable } from '@nestjs/common';
import { And, type FindOperator, LessThan, MoreThan, MoreThanOrEqual, Raw } from 'typeorm';
import { ReadSide } from '#projections/runner';
import { LogLineRow, type LogLevel } from './log-line.entity';

/** Which lines a page holds. `cursor` is the position that the last page ended with; times are UTC ISO 8601. */
export type LogPageRequest = Readonly<{
  limit: number;
  order: 'asc' | 'desc';
  cursor?: number | undefined;
  level?: LogLevel | undefined;
  source?: string | undefined;
  text?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}>;

/** The text as it is, upper or lower case. */
const containing = (text: string) => Raw((message) => `instr(lower(${message}), lower(:text)) > 0`, { text });

const both = <T>(...operators: (FindOperator<T> | false | undefined)[]): FindOperator<T> | undefined => {
  const given = operators.filter((operator): operator is FindOperator<T> => Boolean(operator));
  return given.length > 0 ? And(...given) : undefined;
};

@Injectable()
export class LogQueries {
  constructor(private readonly readSide: ReadSide) {}

  /** One page of lines by position; one more than `limit` tells that there is a next page. */
  page({ limit, order, cursor, level, source, text, from, to }: LogPageRequest): Promise<LogLineRow[]> {
    const position = cursor === undefined ? undefined : order === 'asc' ? MoreThan(cursor) : LessThan(cursor);
    const time = both(from !== undefined && MoreThanOrEqual(from), to !== undefined && LessThan(to));
    const wanted = { position, level, source, time, message: text === undefined ? undefined : containing(text) };
    const where = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
    return this.readSide.repository(LogLineRow).find({ where, order: { position: order }, take: limit + 1 });
  }
}
