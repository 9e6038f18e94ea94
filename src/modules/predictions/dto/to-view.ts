import type { PredictionSet } from '#projections/predictions';
import type { PredictionSetView } from './predictions.view';

/** A prediction set as the API shows it. */
export const toPredictionSetView = ({ set, tickets }: PredictionSet): PredictionSetView => ({
  ...set,
  tickets: tickets.map(({ numbers, probability }) => ({ numbers, probability })),
});
