import type { ExperimentRow, TrialRow } from '#projections/experiments';
import { verdictInWords } from '../domain/verdict';
import type { ExperimentView, WinnerView } from './experiments.view';
import type { TrialView } from './trials.view';

/** @param trials those that the winner is made of, at least */
export function experimentView({ settings, result, ...row }: ExperimentRow, trials: readonly TrialRow[]): ExperimentView {
  const { folds: _, ...shown } = settings;
  if (!result) return { ...row, settings: shown, result };
  const winner = result.winner.map((member) => winnerView(member, trials));
  return {
    ...row,
    settings: shown,
    result: { ...result, winner, verdictInWords: verdictInWords(nameOf(winner), result.comparison, result.verdict) },
  };
}

export const trialView = ({ key: _, experimentId: __, ...trial }: TrialRow): TrialView => trial;

function winnerView({ trial, weight }: { trial: number; weight: number }, trials: readonly TrialRow[]): WinnerView {
  const row = trials.find((each) => each.trial === trial);
  return { trial, weight, algorithm: row?.algorithm ?? '', hyperparameters: row?.hyperparameters ?? {} };
}

/** `frequency (trial 3)`, or what an ensemble is made of. */
function nameOf(winner: readonly WinnerView[]): string {
  const named = winner.map(({ algorithm, trial }) => `${algorithm} (trial ${trial})`);
  return named.length === 1 ? (named[0] as string) : `the ensemble of ${named.join(', ')}`;
}
