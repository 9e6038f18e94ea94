import { Transform, Type } from 'class-transformer';
import { IsInt, IsISO8601, IsObject, IsOptional, Matches } from 'class-validator';

/** A game's name in the address. */
export class GameParam {
  /**
   * The game.
   * @example "powerball"
   */
  @Matches(/^[a-z][a-z0-9-]{1,39}$/, { message: 'game must be a name such as powerball' })
  game!: string;
}

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

/** Takes the pools as they were sent: the transformer drops names such as `constructor`, which must be refused and not ignored. */
const lists = ({ obj: { numbers: value } }: { obj: { numbers?: unknown } }) =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).map(([pool, numbers]) => [pool, Array.isArray(numbers) ? numbers : [numbers]]))
    : value;

/** A draw's result, entered by hand. */
export class RecordDrawDto {
  /**
   * The draw's date in the game's time zone.
   * @example "2026-08-05"
   */
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'date must be a date such as 2026-08-05' })
  date!: string;

  /**
   * The numbers drawn, by pool, in any order. A pool of one ball may be given as a number.
   * @example { "white": [14, 20, 59, 60, 61], "powerball": [25] }
   */
  @Transform(lists)
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
}
