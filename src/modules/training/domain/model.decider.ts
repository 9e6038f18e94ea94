import { type Decider, type Decision, reject } from '#events/kernel';
import { type ModelEvent, ModelRegistered, ModelRetired } from '#events/training';

/** A trained model shall be ready to predict. */
export type RegisterModel = Readonly<{ type: 'RegisterModel' } & ModelRegistered['data']>;
/** A model shall never predict again. */
export type RetireModel = Readonly<{ type: 'RetireModel'; modelId: string; reason: string }>;
export type ModelCommand = RegisterModel | RetireModel;

type ModelState = Readonly<{ status: 'unknown' | 'idle' | 'retired' }>;

/** Life of one trained model: idle, which is ready to predict, then retired for good. */
export const modelDecider: Decider<ModelCommand, ModelState, ModelEvent> = {
  initial: { status: 'unknown' },

  evolve: (_, event) => {
    switch (event.type) {
      case 'ModelRegistered':
        return { status: 'idle' };
      case 'ModelRetired':
        return { status: 'retired' };
    }
  },

  decide: (command, model) => {
    switch (command.type) {
      case 'RegisterModel': {
        const { type: _, ...registered } = command;
        return model.status === 'unknown' ? [ModelRegistered(registered)] : [];
      }
      case 'RetireModel':
        return retire(command, model);
    }
  },
};

function retire({ modelId, reason }: RetireModel, { status }: ModelState): Decision<ModelEvent> {
  switch (status) {
    case 'unknown':
      return reject('model-not-found');
    case 'retired':
      return [];
    case 'idle':
      return [ModelRetired({ modelId, reason })];
  }
}
