import { type Decider, type Decision, reject } from '#events/kernel';
import { type PredictionEvent, PredictionIssued, PredictionScored, PredictionSuperseded } from '#events/predictions';

/** Put a set on record. `closed`: the draw is past or its result is known. */
export type IssuePrediction = Readonly<{ type: 'IssuePrediction'; closed: boolean } & PredictionIssued['data']>;
/** Measure a set against a result of its draw. */
export type ScorePrediction = Readonly<{ type: 'ScorePrediction' } & PredictionScored['data']>;
export type PredictionCommand = IssuePrediction | ScorePrediction;

/** The set that is current for a draw and slot, those that were issued, and by which results each one was scored. */
export type PredictionState = Readonly<{ current: string | null; issued: readonly string[]; scored: readonly string[] }>;

/** Life of the predictions of one slot for one draw: the newest set is current, until the draw; then each is scored, once by each result. */
export const predictionDecider: Decider<PredictionCommand, PredictionState, PredictionEvent> = {
  initial: { current: null, issued: [], scored: [] },

  evolve: (state, event) => {
    switch (event.type) {
      case 'PredictionIssued':
        return { ...state, current: event.data.predictionSetId, issued: [...state.issued, event.data.predictionSetId] };
      case 'PredictionSuperseded':
        return state;
      case 'PredictionScored':
        return { ...state, scored: [...state.scored, scoreKey(event.data)] };
    }
  },

  decide: (command, state) => {
    switch (command.type) {
      case 'IssuePrediction':
        return issue(command, state);
      case 'ScorePrediction':
        return score(command, state);
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

const scoreKey = ({ predictionSetId, drawPosition }: Pick<PredictionScored['data'], 'predictionSetId' | 'drawPosition'>): string =>
  `${predictionSetId} ${drawPosition}`;
