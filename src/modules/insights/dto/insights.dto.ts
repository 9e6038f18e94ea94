import { IsOptional, Matches } from 'class-validator';
import { MomentQuery } from '#modules/platform';

/** A game in the address. */
export class InsightsGameParam {
  /**
   * The game.
   * @example "powerball"
   */
  @Matches(/^[a-z][a-z0-9-]{1,39}$/, { message: 'game must be a name such as powerball' })
  game!: string;
}

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
