import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

const sizeMax = Number.MAX_SAFE_INTEGER;

/** How much of the log. */
export class SizeQuery {
  /**
   * Of the first so many events. Without it, of all.
   * @example 3849
   */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(sizeMax)
  size?: number;
}

/** Which event, in how much of the log. */
export class InclusionQuery extends SizeQuery {
  /**
   * Position of the event in the log, from 1.
   * @example 3849
   */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(sizeMax)
  position!: number;
}

/** Two sizes of the log. */
export class ConsistencyQuery {
  /**
   * The size that was known before. From 0 nothing can be proven.
   * @example 3000
   */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(sizeMax)
  from!: number;

  /**
   * The size to compare with. Without it, the present one.
   * @example 3849
   */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(sizeMax)
  to?: number;
}

/** Which events to export. */
export class LogExportQuery {
  /**
   * After this position.
   * @example 0
   */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(sizeMax)
  after: number = 0;

  /**
   * Up to this position. Without it, to the end.
   * @example 3849
   */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(sizeMax)
  upTo?: number;
}

/** A checkpoint's size in the address. */
export class SizeParam {
  /**
   * Number of events that it covers.
   * @example 3849
   */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(sizeMax)
  size!: number;
}

/** Signatures by witnesses of one checkpoint. */
export class CosignaturesDto {
  /**
   * Signature lines as C2SP tlog-cosignature has them, each by a witness that this service was told of.
   * @example ["— witness.example/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA=="]
   */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(16)
  @IsString({ each: true })
  @MaxLength(1_000, { each: true })
  lines!: string[];
}
