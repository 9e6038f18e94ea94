import { join } from 'node:path';
import { packageRoot } from '#events/store';
import type { Game } from '#modules/draws';
import { loadGames } from '../../src/modules/draws/sources/load-games';

const games = loadGames(join(packageRoot(), 'data/games'));

/** A game as it ships. */
export function gameNamed(name: string): Game {
  const game = games.find(({ id }) => id === name);
  if (!game) throw new Error(`no game ${name} ships`);
  return game;
}

export const powerball: Game = gameNamed('powerball');
