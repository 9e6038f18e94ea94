import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsPositive,
  IsString,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { PageQuery, MomentQuery } from '#modules/platform';

const name = /^[a-z][a-z0-9_-]{0,39}$/;
const statuses = ['requested', 'running', 'completed', 'failed', 'cancelled'] as const;
const trialStatuses = ['running', 'completed', 'pruned', 'failed', 'cancelled'] as const;

/** What to look for, where, and for how long. */
export class RequestExperimentDto {
  /**
   * The game whose draws to learn from.
   * @example "powerball"
   */
  @Matches(name, { message: 'game must be a name such as powerball' })
  game: string = 'powerball';

  /**
   * Its name for people.
   * @example "does anything beat chance?"
   */
  @IsOptional()
  @IsString()
  @Length(1, 100)
  name?: string;

  /**
   * The algorithms to try; all of them without this. The baseline `uniform` is always trial 0.
   * @example ["frequency", "recency", "ridge_regression"]
   */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @IsString({ each: true })
  algorithms?: string[];

  /**
   * Where to look, by algorithm and hyperparameter: a value, `{ values }`, or `{ min, max, step, scale }`. What is not named here has the `x-search`
   * range of `GET /v1/algorithms`.
   * @example { "frequency": { "alpha": { "min": 1, "max": 1000, "scale": "logarithmic" } }, "recency": { "halfLife": { "values": [50, 100, 200] } } }
   */
  @IsOptional()
  @IsObject()
  space?: Record<string, unknown>;

  /**
   * How the next trial is chosen: `grid` (four values a range), `random`, or `tpe`, which learns from the trials before.
   * @example "tpe"
   */
  @IsIn(['grid', 'random', 'tpe'])
  sampler: 'grid' | 'random' | 'tpe' = 'tpe';

  /**
   * Seed of everything random in it; chosen and put on record without it.
   * @example 42
   */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(4_294_967_295)
  seed?: number;

  /**
   * Trials at most, the baseline included.
   * @example 50
   */
  @IsInt()
  @Min(2)
  @Max(1_000)
  trials: number = 50;

  /**
   * Minutes that each worker spends on trials at most. A trial that was begun is brought to its end. No limit without it.
   * @example 30
   */
  @IsOptional()
  @IsPositive()
  @IsNumber()
  @Max(10_000)
  minutes?: number;

  /**
   * End after so many trials without a better one. Never without it.
   * @example 20
   */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000)
  patience?: number;

  /**
   * Whether a trial of an algorithm that learns in steps is left behind when it is not among the best third after 1, 3, 9, … steps.
   * @example true
   */
  @IsBoolean()
  pruning: boolean = true;

  /**
   * Trials at once. With one, and no limit of time, the same seed on the same draws gives the same leaderboard, an interruption in the middle or not.
   * @example 1
   */
  @IsInt()
  @Min(1)
  @Max(64)
  workers: number = 1;

  /**
   * Folds of the rolling-origin evaluation.
   * @example 5
   */
  @IsInt()
  @Min(1)
  @Max(10)
  folds: number = 5;

  /**
   * Draws that nothing is fitted to between those learnt from and those measured on. What is known before a draw still includes them.
   * @example 1
   */
  @IsInt()
  @Min(0)
  @Max(100)
  gap: number = 1;

  /**
   * How many of the best trials an ensemble may be made of; 0 for none. It is kept only when it is better on folds that it was not chosen by.
   * @example 5
   */
  @IsInt()
  @Min(0)
  @Max(10)
  ensemble: number = 5;
}

/** Which experiments to list. */
export class ExperimentsQuery extends PageQuery {
  /**
   * Of one game.
   * @example "powerball"
   */
  @IsOptional()
  @Matches(name, { message: 'game must be a name such as powerball' })
  game?: string;

  /**
   * In one status.
   * @example "completed"
   */
  @IsOptional()
  @IsIn(statuses)
  status?: (typeof statuses)[number];
}

/** Which trials to list, and in which order. */
export class TrialsQuery extends PageQuery {
  /**
   * What they are put in order by: `skill` (with `order=desc` the leaderboard), `trial` (with `order=asc` the history) or `durationMs`. Trials that
   * have none are left out.
   * @example "skill"
   */
  @IsIn(['skill', 'trial', 'durationMs'])
  sort: 'skill' | 'trial' | 'durationMs' = 'skill';

  /**
   * In one status.
   * @example "completed"
   */
  @IsOptional()
  @IsIn(trialStatuses)
  status?: (typeof trialStatuses)[number];

  /**
   * Of one algorithm.
   * @example "ridge_regression"
   */
  @IsOptional()
  @Matches(name, { message: 'algorithm must be a name such as frequency' })
  algorithm?: string;
}

/** Which experiments to compare. */
export class CompareExperimentsQuery extends MomentQuery {
  /**
   * Their ids, 2 to 10, with commas between.
   * @example "019a9c3e-5b7a-7c21-9d8e-3f1a2b4c5d6e,019a9c3e-6c11-7f3a-8b42-0a1b2c3d4e5f"
   */
  @Transform(({ value }) => (typeof value === 'string' ? value.split(',') : value))
  @IsArray()
  @ArrayMinSize(2)
  @ArrayMaxSize(10)
  @ArrayUnique()
  @Matches(/^[0-9a-f-]{36}$/, { each: true, message: 'ids must be 2 to 10 UUIDs with commas between' })
  ids!: string[];
}

/** How to train the winner. */
export class TrainWinnerDto {
  /**
   * What the model stands in for. Without it, the algorithm's name.
   * @example "best"
   */
  @IsOptional()
  @Matches(name, { message: 'slot must be a name of lower-case letters, digits, _ and -' })
  slot?: string;
}
