import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { type LogLevel, logLevels } from '#modules/configuration';
import { IsMoment, PageQuery } from '#modules/platform';

/** Which lines to list. All that are given must hold. */
export class LogsQuery extends PageQuery {
  /**
   * How grave, at least.
   * @example "warn"
   */
  @IsOptional()
  @IsIn(logLevels)
  level?: LogLevel;

  /**
   * What the line is about: a stream's category, or a part of the service.
   * @example "import"
   */
  @IsOptional()
  @Matches(/^[\w .:-]{1,80}$/)
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
   * The HTTP request (`X-Request-Id` of its answer) that the line was written for.
   * @example "0f8fad5b-d9cb-469f-a165-70867728950e"
   */
  @IsOptional()
  @Matches(/^[\x21-\x7e]{1,200}$/)
  requestId?: string;

  /**
   * Only events (the record, as lines), or only what the service said of itself.
   * @example "process"
   */
  @IsOptional()
  @IsIn(['event', 'process'])
  kind?: 'event' | 'process';

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
