import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';

/** Why a set is archived. */
export class ArchivePredictionDto {
  /**
   * Why, for the record.
   * @example "issued twice while the service was tried out"
   */
  @IsString()
  @Length(1, 500)
  reason!: string;
}

/** How many sets stay listed. */
export class ApplyArchivePoliciesDto {
  /**
   * Sets of a model that stay listed; as many as HINDCAST_SETS_KEPT says without it.
   * @example 100
   */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  keptPerModel?: number;
}
