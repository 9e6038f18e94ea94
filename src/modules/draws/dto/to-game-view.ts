import type { Game } from '../domain/game';
import type { GameView } from './games.view';

/** A game as the API shows it. */
export const toGameView = (
  { id, name, timeZone, drawTime, eras }: Game,
  { draws, synthetic }: { draws: number; synthetic: number },
): GameView => ({
  id,
  name,
  timeZone,
  drawTime,
  eras,
  draws,
  syntheticDraws: synthetic,
});
