import type { ExperimentCompleted } from '#events/experiments';
import { type ExperimentRequest, ranked, type Trial } from './experiment';

/** Why no further trial is begun. */
export type EndedBy = ExperimentCompleted['data']['endedBy'];
type Budget = Pick<ExperimentRequest, 'trialsMax' | 'minutesMax' | 'patience' | 'workers'>;

/** Whether the budget is used up, or nothing better was found for long; null when another trial may begin. */
export function budgetEnd({ trialsMax, minutesMax, patience, workers }: Budget, trials: readonly Trial[]): EndedBy | null {
  if (trials.length >= trialsMax) return 'trials';
  const spentMs = trials.reduce((sum, { durationMs }) => sum + durationMs, 0) / workers;
  if (minutesMax !== null && spentMs >= minutesMax * 60_000) return 'minutes';
  const [best = 0] = ranked(trials);
  const since = trials.filter(({ status }, trial) => trial > best && status !== 'running').length;
  return patience !== null && since >= patience ? 'patience' : null;
}
