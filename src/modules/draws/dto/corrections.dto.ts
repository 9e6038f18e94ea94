import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { PageQuery } from '#modules/platform';
import type { ConflictStatus } from '#projections/draws';
import { DrawnResultDto } from './draws.dto';

/** Which conflicts to list. */
export class ConflictsQuery extends PageQuery {
  /**
   * Only conflicts of this status.
   * @example "open"
   */
  @IsOptional()
  @IsIn(['open', 'corrected', 'dismissed'])
  status?: ConflictStatus;
}

/** The right result of a draw on record. */
export class CorrectDrawDto extends DrawnResultDto {
  /**
   * Why the record was wrong; it is put on record.
   * @example "the lottery's own page says 25"
   */
  @IsString()
  @Length(3, 500)
  reason!: string;
}

/** Why the record is right. */
export class DismissConflictsDto {
  /**
   * Why the record is right; it is put on record.
   * @example "the other file has a typing error"
   */
  @IsString()
  @Length(3, 500)
  reason!: string;
}
