import type { ExperimentRequested, ExperimentStarted } from '#events/experiments';
import type { Rung } from '#modules/training';

/** What an experiment was asked to do. */
export type ExperimentRequest = ExperimentRequested['data'];
/** The draws that it is about. */
export type ExperimentData = ExperimentStarted['data'];

/** A trial as far as it is. Skills are nats a draw above chance. */
export type Trial = Readonly<{
  algorithm: string;
  hyperparameters: Readonly<Record<string, number>>;
  status: 'running' | 'completed' | 'pruned' | 'failed';
  /** Mean over the draws of the folds; null unless it is completed. */
  skill: number | null;
  rungs: readonly Rung[];
  durationMs: number;
}>;

/** Completed trials by their numbers, the best first; of equals the earlier one. */
export const ranked = (trials: readonly Trial[]): number[] =>
  trials
    .map(({ skill }, trial) => ({ skill, trial }))
    .filter((each): each is { skill: number; trial: number } => each.skill !== null)
    .sort((a, b) => b.skill - a.skill || a.trial - b.trial)
    .map(({ trial }) => trial);
