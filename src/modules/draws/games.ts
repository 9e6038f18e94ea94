import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { RejectedError } from '#events/kernel';
import { packageRoot } from '#events/store';
import type { Game } from './domain/game';
import { loadGames } from './sources/load-games';

/** The games that this service knows, from `data/games`. */
@Injectable()
export class Games {
  private readonly games: ReadonlyMap<string, Game>;

  /** @throws Error when a definition is wrong: the service does not start */
  constructor() {
    this.games = new Map(loadGames(join(packageRoot(), 'data/games')).map((game) => [game.id, game]));
  }

  all(): readonly Game[] {
    return [...this.games.values()];
  }

  /** @throws RejectedError `game-not-found` */
  get(id: string): Game {
    const game = this.games.get(id);
    if (!game) throw new RejectedError('game-not-found', `there is no game ${id}; there are: ${[...this.games.keys()].join(', ')}`);
    return game;
  }
}
