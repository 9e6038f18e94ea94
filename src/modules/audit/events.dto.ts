import { Transform, Type } from 'class-transformer';
import { IsArray, IsInt, IsOptional, IsString, Matches, MaxLength, Min } from 'class-validator';
import { IsMoment, PageQuery } from '#modules/platform';

const list = ({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value);

/** Which events to list. All that are given must hold. */
export class EventsQuery extends PageQuery {
  /**
   * Event types, separated by commas.
   * @example "DrawIngested,PredictionIssued"
   */
  @IsOptional()
  @Transform(list)
  @IsArray()
  @Matches(/^[A-Za-z]{1,60}$/, { each: true })
  type?: string[];

  /**
   * One stream.
   * @example "draw-powerball-2026-08-05"
   */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  stream?: string;

  /**
   * What stands before the first hyphen of the stream's name.
   * @example "prediction"
   */
  @IsOptional()
  @Matches(/^[a-z]{1,40}$/)
  category?: string;

  /**
   * Who caused the event.
   * @example "anonymous"
   */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  actor?: string;

  /**
   * Everything that one request set in motion.
   * @example "019a9c3e-5b7a-7c21-9d8e-3f1a2b4c5d6e"
   */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  correlationId?: string;

  /**
   * Recorded at or after this time (UTC ISO 8601).
   * @example "2026-11-01T00:00:00Z"
   */
  @IsOptional()
  @IsMoment()
  from?: string;

  /**
   * Recorded before this time (UTC ISO 8601).
   * @example "2026-12-01T00:00:00Z"
   */
  @IsOptional()
  @IsMoment()
  to?: string;
}

/** An event's place in the log. */
export class PositionParam {
  /**
   * From 1, gapless.
   * @example 1
   */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  position!: number;
}

/** A stream's name. */
export class StreamParam {
  /**
   * `<category>-<id>`.
   * @example "draw-powerball-2026-08-05"
   */
  @Matches(/^[a-z]+-[A-Za-z0-9._:-]{1,200}$/)
  stream!: string;
}
