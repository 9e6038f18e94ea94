import { IsOptional, Matches } from 'class-validator';
import { MomentQuery } from '#modules/platform';

/** Numbers to ask about. */
export class InsightsQuery extends MomentQuery {
  /**
   * Your numbers: the balls of each pool with commas between, pools with `+`, in the order of the game's pools.
   * @example "3,17,28,44,61+9"
   */
  @IsOptional()
  @Matches(/^\d{1,3}(,\d{1,3})*(\+\d{1,3}(,\d{1,3})*)*$/, { message: 'numbers must be balls such as 3,17,28,44,61+9' })
  numbers?: string;
}
