import { Type } from 'class-transformer';
import { IsIn, IsInt, IsISO8601, IsOptional, Matches, Max, Min } from 'class-validator';
import { PageQuery } from '#modules/platform';

const date = /^\d{4}-\d{2}-\d{2}$/;

/** What to issue. */
export class IssuePredictionDto {
  /**
   * The model to ask, or leave it out and give a slot.
   * @example "019a9c3e-6c11-7f3a-8b42-0a1b2c3d4e5f"
   */
  @IsOptional()
  @Matches(/^[0-9a-f-]{36}$/, { message: 'modelId must be a UUID; GET /v1/models lists the models' })
  modelId?: string;

  /**
   * The slot to ask, in the place of a model: its champion predicts, or its newest model where none was promoted.
   * @example "frequency"
   */
  @IsOptional()
  @Matches(/^[a-z][a-z0-9_-]{0,39}$/, { message: 'slot must be a name such as frequency' })
  slot?: string;

  /**
   * The game, where a slot is asked.
   * @example "powerball"
   */
  @Matches(/^[a-z][a-z0-9-]{1,39}$/, { message: 'game must be a name such as powerball' })
  game: string = 'powerball';

  /**
   * The draw to predict; the next one without it.
   * @example "2026-11-21"
   */
  @IsOptional()
  @IsISO8601({ strict: true }, { message: 'drawDate must be a date of the calendar' })
  @Matches(date, { message: 'drawDate must be a date such as 2026-11-21' })
  drawDate?: string;

  /**
   * Seed of the choice between tickets that are equally probable; chosen and put on record without it.
   * @example 42
   */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(4_294_967_295)
  seed?: number;
}

/** Which prediction sets to list. All that are given must hold. */
export class PredictionSetsQuery extends PageQuery {
  /**
   * Of one game.
   * @example "powerball"
   */
  @IsOptional()
  @Matches(/^[a-z][a-z0-9-]{1,39}$/, { message: 'game must be a name such as powerball' })
  game?: string;

  /**
   * For one draw.
   * @example "2026-11-21"
   */
  @IsOptional()
  @IsISO8601({ strict: true }, { message: 'drawDate must be a date of the calendar' })
  @Matches(date, { message: 'drawDate must be a date such as 2026-11-21' })
  drawDate?: string;

  /**
   * Of one model slot.
   * @example "frequency"
   */
  @IsOptional()
  @Matches(/^[a-z][a-z0-9_-]{0,39}$/, { message: 'slot must be a name such as frequency' })
  slot?: string;

  /**
   * In one status.
   * @example "current"
   */
  @IsOptional()
  @IsIn(['current', 'superseded', 'scored'])
  status?: 'current' | 'superseded' | 'scored';

  /**
   * Whether archived ones are left out, are all that is listed, or are listed among the others.
   * @example "all"
   */
  @IsIn(['false', 'true', 'all'])
  archived: 'false' | 'true' | 'all' = 'false';
}
