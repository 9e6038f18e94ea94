import { Type } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsNumber, IsObject, IsOptional, IsString, Length, Matches, Max, Min, ValidateNested } from 'class-validator';
import { PageQuery } from '#modules/platform';

const name = /^[a-z][a-z0-9_-]{0,39}$/;

/** One of the algorithms that a blend is made of. */
export class BlendMemberDto {
  /**
   * The algorithm; any but `blend`.
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

  /**
   * Its weight, above 0; only how the weights compare matters.
   * @example 3
   */
  @IsNumber()
  weight!: number;
}

/** What to train. */
export class RequestTrainingDto {
  /**
   * The game whose draws to learn from.
   * @example "powerball"
   */
  @Matches(name, { message: 'game must be a name such as powerball' })
  game: string = 'powerball';

  /**
   * The algorithm; `GET /v1/algorithms` lists them.
   * @example "frequency"
   */
  @Matches(name, { message: 'algorithm must be a name such as frequency' })
  algorithm!: string;

  /**
   * What the model stands in for: one prediction set a draw and slot is current. The algorithm's name without it.
   * @example "frequency"
   */
  @IsOptional()
  @Matches(name, { message: 'slot must be a name of lower-case letters, digits, _ and -' })
  slot?: string;

  /**
   * Seed of everything random in the training; chosen and put on record without it.
   * @example 42
   */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(4_294_967_295)
  seed?: number;

  /**
   * The algorithm's hyperparameters; each has a default.
   * @example { "alpha": 1 }
   */
  @IsOptional()
  @IsObject()
  hyperparameters?: Record<string, number>;

  /** What a blend is made of, 1 to 20 members; for no other algorithm. */
  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => BlendMemberDto)
  members?: BlendMemberDto[];
}

/** Which trainings to list. */
export class TrainingsQuery extends PageQuery {
  /**
   * In one status.
   * @example "requested"
   */
  @IsOptional()
  @IsIn(['requested', 'running', 'completed', 'failed', 'cancelled'])
  status?: 'requested' | 'running' | 'completed' | 'failed' | 'cancelled';
}

/** Which models to list. */
export class ModelsQuery extends PageQuery {
  /**
   * Of one game.
   * @example "powerball"
   */
  @IsOptional()
  @Matches(name, { message: 'game must be a name such as powerball' })
  game?: string;
}

/** Slots of a game in the address. */
export class SlotsParam {
  /**
   * The game.
   * @example "powerball"
   */
  @Matches(name, { message: 'game must be a name such as powerball' })
  game!: string;
}

/** A slot in the address. */
export class ModelSlotParam extends SlotsParam {
  /**
   * What its models stand in for.
   * @example "frequency"
   */
  @Matches(name, { message: 'slot must be a name such as frequency' })
  slot!: string;
}

/** Why something is done to a model. */
export class ReasonDto {
  /**
   * For those who read the log later.
   * @example "a newer one took its place"
   */
  @IsString()
  @Length(1, 500)
  reason!: string;
}
