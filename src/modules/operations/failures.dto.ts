import { IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { PageQuery } from '#modules/platform';
import type { FailureStatus } from '#projections/operations';

/** Which failures to list. */
export class FailuresQuery extends PageQuery {
  /**
   * Only failures of this status.
   * @example "open"
   */
  @IsOptional()
  @IsIn(['open', 'retried', 'dismissed'])
  status?: FailureStatus;
}

/** Which failure. */
export class FailureParam {
  /**
   * Id of a failure: the operation and the position of the event.
   * @example "run-training-when-requested-4711"
   */
  @Matches(/^[a-z][a-z-]{1,80}-\d{1,15}$/, { message: 'id must be <operation>-<position>' })
  id!: string;
}

/** Why a failure may rest. */
export class DismissFailureDto {
  /**
   * Why it may rest; it is put on record.
   * @example "the training was asked for again"
   */
  @IsString()
  @Length(3, 500)
  reason!: string;
}
