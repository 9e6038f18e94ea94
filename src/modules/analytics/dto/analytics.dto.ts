import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsISO8601, IsOptional, Matches, Max, MaxLength, Min } from 'class-validator';
import { MomentQuery } from '#modules/platform';

const date = /^\d{4}-\d{2}-\d{2}$/;

/** Which draws to look at. Without any of these: those of the present era. Draws of several eras are answered era by era: rules are never mixed. */
export class SeriesQuery extends MomentQuery {
  /**
   * Of one era; `GET /v1/games/{game}` lists them.
   * @example "2015-10-07"
   */
  @IsOptional()
  @MaxLength(40)
  era?: string;

  /**
   * From this date on.
   * @example "2020-01-01"
   */
  @IsOptional()
  @IsISO8601({ strict: true })
  @Matches(date, { message: 'from must be a date such as 2020-01-01' })
  from?: string;

  /**
   * Up to this date.
   * @example "2026-12-31"
   */
  @IsOptional()
  @IsISO8601({ strict: true })
  @Matches(date, { message: 'to must be a date such as 2026-12-31' })
  to?: string;

  /**
   * The last so many of them, of each era.
   * @example 100
   */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  last?: number;
}

/** Which combinations to count. */
export class CombinationsQuery extends SeriesQuery {
  /**
   * Balls of a combination.
   * @example 2
   */
  @Type(() => Number)
  @IsIn([2, 3, 4])
  size: 2 | 3 | 4 = 2;

  /**
   * How many to name at most.
   * @example 20
   */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(5_000)
  limit: number = 20;
}

/** Which windows to look at. */
export class TrendsQuery extends SeriesQuery {
  /**
   * Lengths of the windows, in draws, with commas between.
   * @example "10,20,50,100"
   */
  @Transform(({ value }) => (typeof value === 'string' ? value.split(',').map(Number) : value))
  @IsArray()
  @ArrayMaxSize(10)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(100_000, { each: true })
  windows: number[] = [10, 20, 50, 100];
}
