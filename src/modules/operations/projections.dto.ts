import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional, Matches } from 'class-validator';
import { MomentQuery } from '#modules/platform';

/** What to tell of the read models. */
export class ProjectionsQuery extends MomentQuery {
  /** Count the rows of every table and compute its checksum. Reads every row. */
  @IsOptional()
  @Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  checksums: boolean = false;
}

/** A read model in the address. */
export class ProjectionParam {
  /**
   * Name of a read model.
   * @example "prediction_sets"
   */
  @Matches(/^[a-z][a-z_]{0,39}$/, { message: 'name must be a name such as prediction_sets; GET /v1/projections lists them' })
  name!: string;
}
