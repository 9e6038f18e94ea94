import type { Decider } from '#events/kernel';
import { PredictionsClosed } from '#events/predictions';

/** Close a draw for predictions, with all that is on record for it. */
export type ClosePredictions = Readonly<{ type: 'ClosePredictions' } & PredictionsClosed['data']>;
export type TargetState = Readonly<{ closed: boolean }>;

/** A draw that is predicted: closed once, at its cut-off. */
export const targetDecider: Decider<ClosePredictions, TargetState, PredictionsClosed> = {
  initial: { closed: false },
  evolve: () => ({ closed: true }),
  decide: ({ type: _, ...closing }, { closed }) => (closed ? [] : [PredictionsClosed(closing)]),
};
