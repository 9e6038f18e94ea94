import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { moment } from '#modules/platform';

/** Two moments, and which part of what has changed between them. */
export class DiffQuery {
  /**
   * The earlier moment: `position:<n>`, a date, or a time with its zone.
   * @example "position:1200"
   */
  @Matches(moment, { message: 'from must be position:<n>, a date, or a time with its zone, as 2026-05-01T00:00:00Z' })
  from!: string;

  /**
   * The later moment. Without it, now.
   * @example "position:1300"
   */
  @IsOptional()
  @Matches(moment, { message: 'to must be position:<n>, a date, or a time with its zone, as 2026-05-01T00:00:00Z' })
  to?: string;

  /**
   * Of one read model; `GET /v1/projections` lists them.
   * @example "draws"
   */
  @IsOptional()
  @Matches(/^[a-z_]{1,60}$/, { message: 'readModel must be a name such as draws' })
  readModel?: string;

  /**
   * How many rows at most.
   * @example 50
   */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(500)
  limit: number = 50;

  /**
   * Where the page starts: `nextCursor` of the page before.
   * @example "ZHJhd3M"
   */
  @IsOptional()
  @IsString()
  @MaxLength(800)
  cursor?: string;
}
