import { z } from 'zod';
import { GameId } from '#events/ids';
import { defineEvent, type EventOf } from '#events/kernel';

/** A user's own game is on record, with its rules through time, as the files of `data/games` state them. */
export const GameRegistered = defineEvent(
  'GameRegistered',
  1,
  z.strictObject({ game: GameId, definition: z.record(z.string(), z.json()) }),
);
export type GameRegistered = EventOf<typeof GameRegistered>;

/** One stream a registered game. */
export const gameStream = (game: string): string => `game-${game}`;
