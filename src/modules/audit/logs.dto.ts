import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { IsMoment, PageQuery } from '#modules/platform';

/** Which lines to list. All that are given must hold. */
export class LogsQuery extends PageQuery {
  /**
   * How grave.
   * @example "warn"
   */
  @IsOptional()
  @IsIn(['info', 'warn', 'error'])
  level?: 'info' | 'warn' | 'error';

  /**
   * What the line is about: a stream's category.
   * @example "import"
   */
  @IsOptional()
  @Matches(/^[a-z]{1,40}$/)
  source?: string;

  /**
   * A part of the message, upper or lower case.
   * @example "rejected"
   */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  text?: string;

  /**
   * At or after this time (UTC ISO 8601).
   * @example "2026-11-01T00:00:00Z"
   */
  @IsOptional()
  @IsMoment()
  from?: string;

  /**
   * Before this time (UTC ISO 8601).
   * @example "2026-12-01T00:00:00Z"
   */
  @IsOptional()
  @IsMoment()
  to?: string;
}
