import { type Rejection, reject } from '#events/kernel';

/** Draws by their places in a history, the oldest at 0: learns from those before `trainedDraws`, is measured on those from `from` to before `to`. */
export type Fold = Readonly<{ trainedDraws: number; from: number; to: number }>;

/** How a history is used: folds to compare by, one after the other in time, and a window at its end that nothing is chosen by. */
export type RollingOrigin = Readonly<{ folds: readonly Fold[]; untouched: Fold }>;

export type RollingOriginSettings = Readonly<{
  folds: number;
  /** Draws left out between those learnt from and those measured on. */
  gap: number;
  /** Draws to learn from at least. */
  minimumDraws: number;
}>;

/** Share of the draws, the latest ones, that the last comparison is made on. */
const untouchedShare = 0.2;
/** Share of the other draws, their latest ones, that the folds are measured on. */
const measuredShare = 0.5;

/**
 * Rolling-origin evaluation: each fold learns from all draws before it. There is no shuffled split: a draw never teaches about one before it.
 *
 * @see Hyndman and Athanasopoulos, Forecasting: Principles and Practice (3rd ed.), 5.10
 */
export function rollingOrigin(draws: number, { folds, gap, minimumDraws }: RollingOriginSettings): RollingOrigin | Rejection {
  const from = draws - Math.floor(draws * untouchedShare);
  const known = from - gap;
  const length = Math.floor((known * measuredShare) / folds);
  const first = known - folds * length - gap;
  if (length < 1 || first < minimumDraws) {
    const what = `${folds} folds with a gap of ${gap} draws leave ${Math.max(first, 0)} of ${draws} draws to learn from in the first fold`;
    return reject('too-few-draws', `${what}, and ${minimumDraws} are needed`);
  }
  return {
    folds: Array.from({ length: folds }, (_, index) => {
      const start = known - (folds - index) * length;
      return { trainedDraws: start - gap, from: start, to: start + length };
    }),
    untouched: { trainedDraws: known, from, to: draws },
  };
}
