import { IsIn } from 'class-validator';
import { MomentQuery } from '#modules/platform';

/** How to put forecasts together. */
export class ScorecardsQuery extends MomentQuery {
  /**
   * One scorecard an algorithm, or one a slot.
   * @example "algorithm"
   */
  @IsIn(['algorithm', 'slot'])
  by: 'algorithm' | 'slot' = 'algorithm';
}
