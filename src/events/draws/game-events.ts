import { z } from 'zod';
import { GameId } from '#events/ids';
import { defineEvent, type EventOf } from '#events/kernel';

/**
 * A user's own game is on record, with its rules through time, as the files of `data/games` state them. `pools` tells their order, which prize tiers go by:
 * the log keeps an object's keys sorted.
 */
export const GameRegistered = defineEvent(
  'GameRegistered',
  2,
  z.strictObject({ game: GameId, definition: z.record(z.string(), z.json()), pools: z.array(z.string()) }),
  { 1: (data: { definition: { pools?: object } }) => ({ ...data, pools: Object.keys(data.definition.pools ?? {}) }) },
);
export type GameRegistered = EventOf<typeof GameRegistered>;

/** One stream a registered game. */
export const gameStream = (game: string): string => `game-${game}`;
