import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional } from 'class-validator';
import { MomentQuery } from '#modules/platform';

/** What to tell of the read models. */
export class ProjectionsQuery extends MomentQuery {
  /** Count the rows of every table and compute its checksum. Reads every row. */
  @IsOptional()
  @Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  checksums: boolean = false;
}
