import { defineProjection } from '#projections/runner';
import { ExperimentRow } from './experiment.entity';

const key = ({ data }: { data: { experimentId: string } }) => data.experimentId;
const oneMoreEnded = (row: ExperimentRow): ExperimentRow => ({ ...row, trialsEnded: row.trialsEnded + 1 });

/** One row an experiment. */
export const experimentsProjection = defineProjection<ExperimentRow>(ExperimentRow, {
  version: 1,
  on: {
    ExperimentRequested: {
      key,
      start: ({ data: { experimentId, game, name, ...settings }, recordedAt }) => ({
        id: experimentId,
        game,
        name,
        status: 'requested',
        settings,
        data: null,
        trialsBegun: 0,
        trialsEnded: 0,
        bestTrial: null,
        bestSkill: null,
        result: null,
        error: null,
        requestedAt: recordedAt,
        endedAt: null,
      }),
    },
    ExperimentStarted: { key, change: (row, { data: { experimentId: _, ...data } }) => ({ ...row, status: 'running', data }) },
    TrialStarted: { key, change: (row) => ({ ...row, trialsBegun: row.trialsBegun + 1 }) },
    TrialCompleted: {
      key,
      change: (row, { data: { trial, skill } }) => {
        const isBetter = row.bestSkill === null || skill > row.bestSkill || (skill === row.bestSkill && trial < (row.bestTrial ?? 0));
        return { ...oneMoreEnded(row), ...(isBetter ? { bestTrial: trial, bestSkill: skill } : {}) };
      },
    },
    TrialPruned: { key, change: oneMoreEnded },
    TrialFailed: { key, change: oneMoreEnded },
    ExperimentCompleted: {
      key,
      change: (row, { data: { experimentId: _, ...result }, recordedAt }) => ({ ...row, status: 'completed', result, endedAt: recordedAt }),
    },
    ExperimentFailed: {
      key,
      change: (row, { data, recordedAt }) => ({ ...row, status: 'failed', error: data.reason, endedAt: recordedAt }),
    },
    ExperimentCancelled: { key, change: (row, { recordedAt }) => ({ ...row, status: 'cancelled', endedAt: recordedAt }) },
  },
});
