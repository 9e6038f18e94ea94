import { z } from 'zod';
import { GameId, Id } from '#events/ids';
import { defineEvent, type EventOf } from '#events/kernel';

/** A model is the champion of its slot from now on: the one that predicts when the slot is asked. `isRollback`: it had been before. */
export const ModelPromoted = defineEvent(
  'ModelPromoted',
  1,
  z.strictObject({
    game: GameId,
    slot: z.string(),
    modelId: Id,
    previousModelId: Id.nullable(),
    reason: z.string().min(1),
    isRollback: z.boolean(),
  }),
);
export type ModelPromoted = EventOf<typeof ModelPromoted>;

/** One stream a slot: who its champions were. */
export const slotStream = (game: string, slot: string): string => `slot-${game}:${slot}`;
