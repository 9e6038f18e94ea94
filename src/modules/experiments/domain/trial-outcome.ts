import { TrialCompleted, TrialFailed, TrialPruned } from '#events/experiments';
import type { Evaluation, FoldEvaluation } from '#modules/training';

/** Which trial, and how long it took. */
export type TrialRun = Readonly<{ experimentId: string; trial: number; durationMs: number }>;

/** What an evaluation says of a trial. */
export function outcomeOf(run: TrialRun, { folds, rungs, isPruned, backend }: Evaluation): TrialCompleted | TrialPruned | TrialFailed {
  const told = { ...run, rungs: [...rungs], backend };
  if (isPruned) return TrialPruned(told);
  const foldSkills = folds.map((fold) => meanSkill([fold]));
  const skill = meanSkill(folds);
  if (!Number.isFinite(skill)) return TrialFailed({ ...run, reason: 'its skill is not a number: a drawn ball had no chance' });
  return TrialCompleted({ ...told, skill, foldSkills });
}

/** Mean over all draws of some folds, in nats a draw above chance. */
export function meanSkill(folds: readonly FoldEvaluation[]): number {
  const values = folds.flatMap(({ skills }) => skills.map(({ value }) => value));
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
