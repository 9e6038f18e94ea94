import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { PageQuery } from '#modules/platform';

const name = /^[a-z][a-z0-9_-]{0,39}$/;
const date = /^\d{4}-\d{2}-\d{2}$/;

/** Who forecasts. */
export class ContestantDto {
  /**
   * The algorithm.
   * @example "frequency"
   */
  @Matches(name, { message: 'algorithm must be a name such as frequency' })
  algorithm!: string;

  /**
   * Its hyperparameters; each has a default.
   * @example { "alpha": 1 }
   */
  @IsOptional()
  @IsObject()
  hyperparameters?: Record<string, number>;
}

/** Who forecasts, on which draws. */
export class RequestBacktestDto {
  /**
   * The game.
   * @example "powerball"
   */
  @Matches(/^[a-z][a-z0-9-]{1,39}$/, { message: 'game must be a name such as powerball' })
  game: string = 'powerball';

  /**
   * Its name for people.
   * @example "frequency since 2020"
   */
  @IsOptional()
  @IsString()
  @Length(1, 100)
  name?: string;

  /** The algorithms, 1 to 10. Chance and fixed tickets always take part. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => ContestantDto)
  algorithms!: ContestantDto[];

  /**
   * The first draw to forecast; the first one that every algorithm knows enough for without it.
   * @example "2020-01-01"
   */
  @IsOptional()
  @IsISO8601({ strict: true })
  @Matches(date, { message: 'from must be a date such as 2020-01-01' })
  from?: string;

  /**
   * The last draw to forecast; the last one on record without it. Both of one era.
   * @example "2026-08-05"
   */
  @IsOptional()
  @IsISO8601({ strict: true })
  @Matches(date, { message: 'to must be a date such as 2026-08-05' })
  to?: string;

  /**
   * Draws from one training to the next.
   * @example 10
   */
  @IsInt()
  @Min(1)
  @Max(500)
  every: number = 10;

  /**
   * Tickets a draw.
   * @example 5
   */
  @IsInt()
  @Min(1)
  @Max(10)
  tickets: number = 5;

  /**
   * Seed of everything random in it; chosen and put on record without it.
   * @example 42
   */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(4_294_967_295)
  seed?: number;
}

/** Which backtests to list. */
export class BacktestsQuery extends PageQuery {
  /**
   * Of one game.
   * @example "powerball"
   */
  @IsOptional()
  @Matches(/^[a-z][a-z0-9-]{1,39}$/, { message: 'game must be a name such as powerball' })
  game?: string;

  /**
   * In one status.
   * @example "completed"
   */
  @IsOptional()
  @IsIn(['requested', 'running', 'completed', 'failed', 'cancelled'])
  status?: 'requested' | 'running' | 'completed' | 'failed' | 'cancelled';
}
