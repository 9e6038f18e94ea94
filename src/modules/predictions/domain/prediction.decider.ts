import { type Decider, reject } from '#events/kernel';
import { type PredictionEvent, PredictionIssued, PredictionSuperseded } from '#events/predictions';

/** Put a set on record. `closed`: the draw is past or its result is known. */
export type IssuePrediction = Readonly<{ type: 'IssuePrediction'; closed: boolean } & PredictionIssued['data']>;
export type PredictionCommand = IssuePrediction;

/** The set that is current for a draw and slot. */
export type PredictionState = Readonly<{ current: string | null }>;

/** Life of the predictions of one slot for one draw: the newest set is current, until the draw. */
export const predictionDecider: Decider<PredictionCommand, PredictionState, PredictionEvent> = {
  initial: { current: null },

  evolve: (state, event) => {
    switch (event.type) {
      case 'PredictionIssued':
        return { current: event.data.predictionSetId };
      case 'PredictionSuperseded':
        return state;
    }
  },

  decide: ({ type: _, closed, ...issued }, { current }) => {
    if (current === issued.predictionSetId) return [];
    if (closed) return reject('draw-closed');
    const superseded = current === null ? [] : [PredictionSuperseded({ predictionSetId: current, supersededBy: issued.predictionSetId })];
    return [...superseded, PredictionIssued(issued)];
  },
};
