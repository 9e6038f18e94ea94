import { Transform, Type } from 'class-transformer';
import { IsInt, IsISO8601, IsObject, IsOptional, Matches } from 'class-validator';
import { GameParam } from '#modules/platform';

/** A draw's address. */
export class DrawParam extends GameParam {
  /**
   * The draw's date in the game's time zone.
   * @example "2026-08-05"
   */
  @IsISO8601({ strict: true })
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'date must be a date such as 2026-08-05' })
  date!: string;
}

/** Takes pools as they were sent: the transformer drops names such as `constructor`, which must be refused and not ignored. */
const lists = (value: unknown): unknown =>
  isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([pool, numbers]) => [pool, Array.isArray(numbers) ? numbers : [numbers]]))
    : value;
const isObject = (value: unknown): value is object => value !== null && typeof value === 'object' && !Array.isArray(value);

/** What a draw brought. */
export class DrawnResultDto {
  /**
   * The numbers drawn, by pool, in any order. A pool of one ball may be given as a number.
   * @example { "white": [14, 20, 59, 60, 61], "powerball": [25] }
   */
  @Transform(({ obj }: { obj: { numbers?: unknown } }) => lists(obj.numbers))
  @IsObject()
  numbers!: Record<string, number[]>;

  /**
   * The multiplier drawn with it, where there was one.
   * @example 2
   */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  powerPlay?: number;

  /**
   * The numbers of secondary draws of the same evening, by their names.
   * @example { "doublePlay": { "white": [2, 17, 30, 41, 66], "powerball": [9] } }
   */
  @IsOptional()
  @Transform(({ obj: { secondary } }: { obj: { secondary?: unknown } }) =>
    isObject(secondary) ? Object.fromEntries(Object.entries(secondary).map(([name, numbers]) => [name, lists(numbers)])) : secondary,
  )
  @IsObject()
  secondary?: Record<string, Record<string, number[]>>;
}

/** A draw's result, entered by hand. */
export class RecordDrawDto extends DrawnResultDto {
  /**
   * The draw's date in the game's time zone.
   * @example "2026-08-05"
   */
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'date must be a date such as 2026-08-05' })
  date!: string;
}
