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
/** An ensemble has learnt from a draw that its prediction was scored by. */
export type LearnToolWeights = Readonly<{ type: 'LearnToolWeights' } & ToolWeightsLearned['data']>;
export type ModelCommand = RegisterModel | LearnToolWeights | RetireModel | ArchiveModel;

/** Whether it may predict, and the weights of its tools on record: as text, by date. */
type ModelState = Readonly<{ status: 'unknown' | 'idle' | 'retired' | 'archived'; toolWeights: ReadonlyMap<string, string> }>;

/** Life of one trained model: idle, which is ready to predict, then retired for good; archived when its artifact goes. */
export const modelDecider: Decider<ModelCommand, ModelState, ModelEvent> = {
  initial: { status: 'unknown', toolWeights: new Map() },

  evolve: (model, event) => {
    switch (event.type) {
      case 'ToolWeightsLearned':
        return { ...model, toolWeights: new Map([...model.toolWeights, ...weightsByDate(event.data.pools)]) };
      case 'ModelRegistered':
        return { ...model, status: 'idle' };
      case 'ModelRetired':
        return { ...model, status: 'retired' };
      case 'ModelArchived':
        return { ...model, status: 'archived' };
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
      case 'LearnToolWeights':
        return learn(command, model);
      case 'RetireModel':
        return retire(command, model);
      case 'ArchiveModel': {
        const { type: _, ...archived } = command;
        return model.status === 'idle' || model.status === 'retired' ? [ModelArchived(archived)] : [];
      }
    }
  },
};

/** Each date's weights of all pools, as text that tells whether they are the same. */
function weightsByDate(pools: ToolWeights): Map<string, string> {
  const dates = new Set(Object.values(pools).flatMap((learnt) => learnt.map(({ date }) => date)));
  const at = (date: string) =>
    Object.entries(pools).map(([pool, learnt]) => [pool, learnt.find((each) => each.date === date)?.weights] as const);
  return new Map([...dates].map((date) => [date, canonicalText(Object.fromEntries(at(date)))]));
}

const canonicalText = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );

/** Weights that are on record of a date are not put there twice; others, after a correction, take their place. */
function learn({ type: _, ...learned }: LearnToolWeights, { status, toolWeights }: ModelState): Decision<ModelEvent> {
  const isKnown = [...weightsByDate(learned.pools)].every(([date, weights]) => toolWeights.get(date) === weights);
  return status === 'unknown' || isKnown ? [] : [ToolWeightsLearned(learned)];
}

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
