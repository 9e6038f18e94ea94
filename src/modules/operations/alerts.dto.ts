import { IsIn, IsOptional } from 'class-validator';
import { PageQuery } from '#modules/platform';
import type { AlertStatus } from '#projections/operations';

/** Which alerts to list. */
export class AlertsQuery extends PageQuery {
  /**
   * Only alerts of this status.
   * @example "open"
   */
  @IsOptional()
  @IsIn(['open', 'resolved'])
  status?: AlertStatus;
}
