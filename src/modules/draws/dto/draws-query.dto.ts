import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { PageQuery } from '#modules/platform';

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
type Weekday = (typeof weekdays)[number];

/** 0 is Sunday. */
export const weekdayNumber = (weekday: Weekday): number => weekdays.indexOf(weekday);

const date = /^\d{4}-\d{2}-\d{2}$/;
const yesOrNo = ({ value }: { value: unknown }): unknown => (value === 'true' ? true : value === 'false' ? false : value);

/** Which draws of a game to list. */
export class DrawsQuery extends PageQuery {
  /**
   * Drawn on this date or after it.
   * @example "2026-01-01"
   */
  @IsOptional()
  @Matches(date, { message: 'from must be a date such as 2026-01-01' })
  from?: string;

  /**
   * Drawn on this date or before it.
   * @example "2026-12-31"
   */
  @IsOptional()
  @Matches(date, { message: 'to must be a date such as 2026-12-31' })
  to?: string;

  /**
   * Drawn on this day of the week, in the game's time zone.
   * @example "saturday"
   */
  @IsOptional()
  @IsIn(weekdays)
  weekday?: Weekday;

  /**
   * With this ball in any of its pools.
   * @example 17
   */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(999)
  number?: number;

  /**
   * Only generated draws, or only others.
   * @example false
   */
  @IsOptional()
  @Transform(yesOrNo)
  @IsBoolean()
  synthetic?: boolean;

  /**
   * Only draws whose result was corrected, or only others.
   * @example true
   */
  @IsOptional()
  @Transform(yesOrNo)
  @IsBoolean()
  corrected?: boolean;
}
