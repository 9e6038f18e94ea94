import { IsIn, Matches } from 'class-validator';
import { MomentQuery } from '#modules/platform';

/** A game in the address. */
export class GameParam {
  /**
   * The game.
   * @example "powerball"
   */
  @Matches(/^[a-z][a-z0-9-]{1,39}$/, { message: 'game must be a name such as powerball' })
  game!: string;
}

/** How to put forecasts together. */
export class ScorecardsQuery extends MomentQuery {
  /**
   * One scorecard an algorithm, or one a slot.
   * @example "algorithm"
   */
  @IsIn(['algorithm', 'slot'])
  by: 'algorithm' | 'slot' = 'algorithm';
}
