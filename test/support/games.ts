import { join } from 'node:path';
import { packageRoot } from '#events/store';
import type { Game } from '#modules/draws';
import { loadGames } from '../../src/modules/draws/sources/load-games';

/** Powerball, as it ships. */
export const powerball: Game = loadGames(join(packageRoot(), 'data/games')).find(({ id }) => id === 'powerball') as Game;
