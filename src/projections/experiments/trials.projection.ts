import { defineProjection } from '#projections/runner';
import { TrialRow } from './trial.entity';

const keyOf = (experimentId: string, trial: number) => `${experimentId}/${trial}`;
const key = ({ data }: { data: { experimentId: string; trial: number } }) => keyOf(data.experimentId, data.trial);
const keys = ({ data }: { data: { experimentId: string; openTrials: number[] } }) =>
  data.openTrials.map((trial) => keyOf(data.experimentId, trial));
const leftOpen = (row: TrialRow): TrialRow => ({ ...row, status: 'cancelled' });

/** One row a trial. */
export const trialsProjection = defineProjection<TrialRow>(TrialRow, {
  version: 1,
  on: {
    TrialStarted: {
      key,
      start: ({ data, recordedAt }) => ({
        key: keyOf(data.experimentId, data.trial),
        ...data,
        status: 'running',
        skill: null,
        foldSkills: [],
        rungs: [],
        backend: null,
        durationMs: null,
        error: null,
        startedAt: recordedAt,
      }),
    },
    TrialCompleted: {
      key,
      change: (row, { data: { skill, foldSkills, rungs, backend, durationMs } }) => ({
        ...row,
        status: 'completed',
        skill,
        foldSkills,
        rungs,
        backend,
        durationMs,
      }),
    },
    TrialPruned: {
      key,
      change: (row, { data: { rungs, backend, durationMs } }) => ({ ...row, status: 'pruned', rungs, backend, durationMs }),
    },
    TrialFailed: { key, change: (row, { data: { reason, durationMs } }) => ({ ...row, status: 'failed', error: reason, durationMs }) },
    ExperimentFailed: { key: keys, change: leftOpen },
    ExperimentCancelled: { key: keys, change: leftOpen },
  },
});
