import { type Decider, type Decision, reject } from '#events/kernel';
import { ModelPromoted } from '#events/training';

type OfSlot = Readonly<{ game: string; slot: string; reason: string }>;

/** A model shall be the champion of its slot. */
export type PromoteModel = OfSlot & Readonly<{ type: 'PromoteModel'; modelId: string }>;
/** The champion before this one shall be the champion again. `retired` may not be. */
export type RollBackSlot = OfSlot & Readonly<{ type: 'RollBackSlot'; retired: readonly string[] }>;
export type SlotCommand = PromoteModel | RollBackSlot;

/** Champions that lead up to the present one, which is the last. */
export type SlotState = Readonly<{ champions: readonly string[] }>;

/** Who is the champion of a slot: one at a time, with a way back. */
export const slotDecider: Decider<SlotCommand, SlotState, ModelPromoted> = {
  initial: { champions: [] },

  evolve: ({ champions }, { data: { modelId, isRollback } }) => ({
    champions: isRollback ? champions.slice(0, champions.lastIndexOf(modelId) + 1) : [...champions, modelId],
  }),

  decide: (command, { champions }) => {
    const champion = champions.at(-1) ?? null;
    switch (command.type) {
      case 'PromoteModel': {
        const { type: _, ...promoted } = command;
        return champion === command.modelId ? [] : [ModelPromoted({ ...promoted, previousModelId: champion, isRollback: false })];
      }
      case 'RollBackSlot':
        return rollBack(command, champions);
    }
  },
};

function rollBack({ game, slot, reason, retired }: RollBackSlot, champions: readonly string[]): Decision<ModelPromoted> {
  const modelId = champions.slice(0, -1).findLast((id) => !retired.includes(id) && id !== champions.at(-1));
  if (modelId === undefined)
    return reject('nothing-to-roll-back', `the slot ${slot} had no champion before this one that could be it again`);
  return [ModelPromoted({ game, slot, reason, modelId, previousModelId: champions.at(-1) ?? null, isRollback: true })];
}
