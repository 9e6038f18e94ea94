import { GameRegistered } from '#events/draws';
import { type Decider, reject } from '#events/kernel';
import type { Game } from './game';

/** Put a game's rules on record. */
export type RegisterGame = Readonly<{ type: 'RegisterGame'; definition: Game }>;

/** Life of a user's own game: it is registered once. */
export const gameDecider: Decider<RegisterGame, Readonly<{ registered: boolean }>, GameRegistered> = {
  initial: { registered: false },
  evolve: () => ({ registered: true }),
  decide: ({ definition }, { registered }) =>
    registered
      ? reject('game-exists', `there is a game ${definition.id} already`)
      : [GameRegistered({ game: definition.id, definition: JSON.parse(JSON.stringify(definition)), pools: Object.keys(definition.pools) })],
};
