import { Transform, Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';

/** The form of a moment: `position:<n>`, a date, or a time with its zone. */
export const moment = /^(position:\d{1,15}|\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?)$/;

/** A moment of history to answer from. */
export class MomentQuery {
  /**
   * Answer as of a moment: a UTC time, or `position:<n>` in the log. Without it, as of now.
   * @example "position:1200"
   */
  @IsOptional()
  @Matches(moment, {
    message: 'asOf must be position:<n>, a date, or a time with its zone, as 2026-05-01T00:00:00Z',
  })
  asOf?: string;

  /**
   * Wait (at most 5 seconds) until the answer includes this position of the log.
   * @example 1200
   */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  minPosition?: number;
}

/** A part of a list. */
export class PageQuery extends MomentQuery {
  /**
   * How many items at most.
   * @example 50
   */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000)
  limit: number = 50;

  /**
   * Where the page starts: `nextCursor` of the page before.
   * @example "MTIwMA"
   */
  @IsOptional()
  @IsString()
  @MaxLength(400)
  cursor?: string;

  /**
   * Oldest first or newest first.
   * @example "desc"
   */
  @IsOptional()
  @Transform(({ value }) => (typeof value === 'string' ? value.toLowerCase() : value))
  @IsIn(['asc', 'desc'])
  order: 'asc' | 'desc' = 'desc';
}
