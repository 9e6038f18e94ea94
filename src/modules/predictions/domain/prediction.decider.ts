import { type Decider, type Decision, reject } from '#events/kernel';
import { PredictionArchived, type PredictionEvent, PredictionIssued, PredictionScored, PredictionSuperseded } from '#events/predictions';

/** Put a set on record. `closed`: the draw is past or its result is known. */
export type IssuePrediction = Readonly<{ type: 'IssuePrediction'; closed: boolean } & PredictionIssued['data']>;
/** Measure a set against a result of its draw. */
export type ScorePrediction = Readonly<{ type: 'ScorePrediction' } & PredictionScored['data']>;
/** Leave a set out of lists. `open`: its draw can still be predicted. */
export type ArchivePrediction = Readonly<{ type: 'ArchivePrediction'; open: boolean } & PredictionArchived['data']>;
export type PredictionCommand = IssuePrediction | ScorePrediction | ArchivePrediction;

/** The set that is current for a draw and slot, those that were issued, by which results each one was scored, and those that are archived. */
export type PredictionState = Readonly<{
  current: string | null;
  issued: readonly string[];
  scored: readonly string[];
  archived: readonly string[];
}>;

/** Life of the predictions of one slot for one draw: the newest set is current, until the draw; then each is scored, once by each result. */
export const predictionDecider: Decider<PredictionCommand, PredictionState, PredictionEvent> = {
  initial: { current: null, issued: [], scored: [], archived: [] },

  evolve: (state, event) => {
    switch (event.type) {
      case 'PredictionIssued':
        return { ...state, current: event.data.predictionSetId, issued: [...state.issued, event.data.predictionSetId] };
      case 'PredictionSuperseded':
        return state;
      case 'PredictionScored':
        return { ...state, scored: [...state.scored, scoreKey(event.data)] };
      case 'PredictionArchived':
        return { ...state, archived: [...state.archived, event.data.predictionSetId] };
    }
  },

  decide: (command, state) => {
    switch (command.type) {
      case 'IssuePrediction':
        return issue(command, state);
      case 'ScorePrediction':
        return score(command, state);
      case 'ArchivePrediction':
        return archive(command, state);
    }
  },
};

function issue({ type: _, closed, ...issued }: IssuePrediction, { current }: PredictionState): Decision<PredictionEvent> {
  if (current === issued.predictionSetId) return [];
  if (closed) return reject('draw-closed');
  const superseded = current === null ? [] : [PredictionSuperseded({ predictionSetId: current, supersededBy: issued.predictionSetId })];
  return [...superseded, PredictionIssued(issued)];
}

function score({ type: _, ...scores }: ScorePrediction, { issued, scored }: PredictionState): Decision<PredictionEvent> {
  if (!issued.includes(scores.predictionSetId) || scored.includes(scoreKey(scores))) return [];
  return [PredictionScored(scores)];
}

function archive({ type: _, open, ...archived }: ArchivePrediction, state: PredictionState): Decision<PredictionEvent> {
  const { predictionSetId } = archived;
  if (!state.issued.includes(predictionSetId)) return reject('prediction-set-not-found');
  if (state.archived.includes(predictionSetId)) return [];
  if (open && state.current === predictionSetId) return reject('prediction-set-open');
  return [PredictionArchived(archived)];
}

const scoreKey = ({ predictionSetId, drawPosition }: Pick<PredictionScored['data'], 'predictionSetId' | 'drawPosition'>): string =>
  `${predictionSetId} ${drawPosition}`;
