import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import { PageQuery } from '#modules/platform';

/** How to import. */
export class ImportQuery {
  /**
   * Only tell what would happen; nothing is put on record.
   * @example false
   */
  @IsOptional()
  @Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  dryRun: boolean = false;
}

/** Which rows of an import to list. */
export class ImportRowsQuery extends PageQuery {
  /**
   * Only rows of this kind.
   * @example "rejected"
   */
  @IsOptional()
  @IsIn(['rejected', 'conflict'])
  kind?: 'rejected' | 'conflict';
}
