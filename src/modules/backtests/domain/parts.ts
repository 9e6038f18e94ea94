import type { BacktestState } from './backtest';

/** Some draws of one contestant: those from `from` to before `to`, by their places in the history. */
export type Part = Readonly<{ contestant: number; from: number; to: number }>;

/** Draws of a part, unless trainings are further apart. */
const partDraws = 50;

/** Who takes part: chance first, then those that were asked for, then fixed tickets. */
export const contestantsOf = ({ contestants }: Pick<NonNullable<BacktestState['request']>, 'contestants'>): number =>
  contestants.length + 2;

/** The part that comes after those that are done: every contestant goes through all draws before the next one does. Null when nothing is left. */
export function nextPart({ request, data, partsDone }: Pick<BacktestState, 'request' | 'data' | 'partsDone'>): Part | null {
  if (!request || !data) return null;
  const length = Math.ceil(partDraws / request.every) * request.every;
  const parts = Math.ceil((data.to - data.from) / length);
  const contestant = Math.floor(partsDone / parts);
  if (contestant >= contestantsOf(request)) return null;
  const from = data.from + (partsDone % parts) * length;
  return { contestant, from, to: Math.min(from + length, data.to) };
}
