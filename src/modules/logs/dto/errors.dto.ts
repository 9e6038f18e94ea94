import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { type FailureClass, failureClasses, IsMoment } from '#modules/platform';

/** Which kinds of failure to list. All that are given must hold. They are how things stand now, whatever the moment. */
export class ErrorsQuery {
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
   * @example "MjAyNi0xMS0yMFQwMzoxNTo0Mi4xMThaIDlmODZkMDgxODg0YzdkNjU"
   */
  @IsOptional()
  @IsString()
  @MaxLength(400)
  cursor?: string;

  /**
   * Only failures of this class.
   * @example "unexpected"
   */
  @IsOptional()
  @IsIn(failureClasses)
  class?: FailureClass;

  /**
   * Only failures that this part of the service told of.
   * @example "http"
   */
  @IsOptional()
  @Matches(/^[\w .:-]{1,80}$/)
  source?: string;

  /**
   * Only what was seen at or after this time (UTC ISO 8601).
   * @example "2026-11-20T00:00:00Z"
   */
  @IsOptional()
  @IsMoment()
  from?: string;
}
