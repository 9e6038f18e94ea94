import { Matches } from 'class-validator';

/** A game's name in the address. */
export class GameParam {
  /**
   * The game.
   * @example "powerball"
   */
  @Matches(/^[a-z][a-z0-9-]{1,39}$/, { message: 'game must be a name such as powerball' })
  game!: string;
}
