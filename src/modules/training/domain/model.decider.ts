import { type Decider, type Decision, reject } from '#events/kernel';
import { ModelArchived, type ModelEvent, ModelRegistered, ModelRetired, ToolWeightsLearned } from '#events/training';

/** How an ensemble came to listen to its tools, by pool. */
type ToolWeights = ToolWeightsLearned['data']['pools'];
/** A trained model shall be ready to predict. */
export type RegisterModel = Readonly<{ type: 'RegisterModel'; toolWeights: ToolWeights | null } & ModelRegistered['data']>;
/** A model shall never predict again. */
export type RetireModel = Readonly<{ type: 'RetireModel'; modelId: string; reason: string }>;
/** A model is one of too many. */
export type ArchiveModel = Readonly<{ type: 'ArchiveModel' } & ModelArchived['data']>;
export type ModelCommand = RegisterModel | RetireModel | ArchiveModel;

type ModelState = Readonly<{ status: 'unknown' | 'idle' | 'retired' | 'archived' }>;

/** Life of one trained model: idle, which is ready to predict, then retired for good; archived when its artifact goes. */
export const modelDecider: Decider<ModelCommand, ModelState, ModelEvent> = {
  initial: { status: 'unknown' },

  evolve: (model, event) => {
    switch (event.type) {
      case 'ToolWeightsLearned':
        return model;
      case 'ModelRegistered':
        return { status: 'idle' };
      case 'ModelRetired':
        return { status: 'retired' };
      case 'ModelArchived':
        return { status: 'archived' };
    }
  },

  decide: (command, model) => {
    switch (command.type) {
      case 'RegisterModel': {
        const { type: _, toolWeights, ...registered } = command;
        if (model.status !== 'unknown') return [];
        const learned = toolWeights ? [ToolWeightsLearned({ modelId: registered.modelId, pools: toolWeights })] : [];
        return [ModelRegistered(registered), ...learned];
      }
      case 'RetireModel':
        return retire(command, model);
      case 'ArchiveModel': {
        const { type: _, ...archived } = command;
        return model.status === 'idle' || model.status === 'retired' ? [ModelArchived(archived)] : [];
      }
    }
  },
};

function retire({ modelId, reason }: RetireModel, { status }: ModelState): Decision<ModelEvent> {
  switch (status) {
    case 'unknown':
      return reject('model-not-found');
    case 'retired':
    case 'archived':
      return [];
    case 'idle':
      return [ModelRetired({ modelId, reason })];
  }
}
