import {
  ExperimentCancelled,
  ExperimentCompleted,
  ExperimentFailed,
  ExperimentRequested,
  ExperimentStarted,
  TrialCompleted,
  TrialFailed,
  TrialPruned,
  TrialStarted,
} from '#events/experiments';
import { foldEvents } from '#events/kernel';
import { givenFor } from '../../../../test/support/given';
import { experimentDecider } from './experiment.decider';

const given = givenFor(experimentDecider);
const experimentId = '01a1fb75-27ac-756e-89b5-25fe0f2eec1d';
const wish: ExperimentRequested['data'] = {
  ...{ experimentId, game: 'powerball', name: 'first', spaces: { frequency: {} }, sampler: 'tpe' as const, seed: 1, trialsMax: 10 },
  ...{ minutesMax: null, patience: null, pruning: true, workers: 1, folds: 2, gap: 1, ensembleMax: 0 },
};
const draws = {
  ...{
    experimentId,
    dataPosition: 3,
    dataSha256: '0d'.repeat(32),
    era: '2015-10-07',
    nextDate: '2026-11-21',
    draws: 100,
    synthetic: false,
  },
  ...{ folds: [], untouched: { trainedDraws: 79, from: 80, to: 100 } },
};
const result: ExperimentCompleted['data'] = {
  ...{
    experimentId,
    endedBy: 'trials' as const,
    winner: [{ trial: 0, weight: 1 }],
    skill: 0,
    ensemble: null,
    verdict: 'no-evidence' as const,
  },
  comparison: { draws: 20, skill: 0, low: 0, high: 0, confidence: 0.95, eValue: 1 },
};
const trialWish = (trial: number, alpha = trial) => ({ experimentId, trial, algorithm: 'frequency', hyperparameters: { alpha } });
const requested = ExperimentRequested(wish);
const started = ExperimentStarted(draws);
const begun = (trial: number) => TrialStarted(trialWish(trial));
const measured = (trial: number) =>
  TrialCompleted({ experimentId, trial, skill: 0.1, foldSkills: [0, 0.2], rungs: [], backend: 'none', durationMs: 9 });
const completed = ExperimentCompleted(result);
const failed = ExperimentFailed({ experimentId, reason: 'too few draws', openTrials: [] });
const cancelled = (...openTrials: number[]) => ExperimentCancelled({ experimentId, openTrials });

const request = { type: 'RequestExperiment', ...wish } as const;
const start = { type: 'StartExperiment', ...draws } as const;
const startTrial = (trial: number, alpha = trial) => ({ type: 'StartTrial', ...trialWish(trial, alpha) }) as const;
const endTrial = (outcome: ReturnType<typeof measured>) => ({ type: 'EndTrial', outcome }) as const;
const complete = { type: 'CompleteExperiment', ...result } as const;
const fail = { type: 'FailExperiment', experimentId, reason: 'too few draws' } as const;
const cancel = { type: 'CancelExperiment', experimentId } as const;

describe('an experiment', () => {
  it('is requested once', () => {
    given().when(request).yields(requested);
    given(requested).when(request).yieldsNothing();
  });
  it('is started once, with its draws', () => {
    given(requested).when(start).yields(started);
    given(requested, started).when(start).yieldsNothing();
    given(requested, cancelled()).when(start).yieldsNothing();
  });
  it('is completed when no trial is open', () => {
    given(requested, started, begun(0), measured(0)).when(complete).yields(completed);
    given(requested, started, begun(0)).when(complete).yieldsNothing();
    given(requested, started, begun(0), measured(0), completed).when(complete).yieldsNothing();
  });
  it('fails with its reason, and tells which trials are left open', () => {
    given(requested).when(fail).yields(failed);
    given(requested, started, begun(0), measured(0), begun(1))
      .when(fail)
      .yields(ExperimentFailed({ experimentId, reason: 'too few draws', openTrials: [1] }));
    given(requested, cancelled()).when(fail).yieldsNothing();
  });
  it('is cancelled while it waits or runs, and what its trials found stays', () => {
    given(requested).when(cancel).yields(cancelled());
    given(requested, started, begun(0), measured(0), begun(1)).when(cancel).yields(cancelled(1));
    given(requested, cancelled()).when(cancel).yieldsNothing();
    given(requested, failed).when(cancel).isRefused('experiment-finished');
    given(requested, started, begun(0), measured(0), completed).when(cancel).isRefused('experiment-finished');
    given().when(cancel).isRefused('experiment-not-found');
  });
});

describe('a trial', () => {
  it('is begun in its turn, and never one that was tried', () => {
    given(requested, started).when(startTrial(0)).yields(begun(0));
    given(requested, started, begun(0)).when(startTrial(0)).yieldsNothing();
    given(requested, started, begun(0)).when(startTrial(2)).yieldsNothing();
    given(requested, started, begun(0)).when(startTrial(1, 0)).yieldsNothing();
    given(requested).when(startTrial(0)).yieldsNothing();
    given(requested, started, cancelled()).when(startTrial(0)).yieldsNothing();
  });
  it('ends once, and not after its experiment', () => {
    given(requested, started, begun(0))
      .when(endTrial(measured(0)))
      .yields(measured(0));
    given(requested, started, begun(0), measured(0))
      .when(endTrial(measured(0)))
      .yieldsNothing();
    given(requested, started, begun(0), cancelled(0))
      .when(endTrial(measured(0)))
      .yieldsNothing();
  });
  it('is measured, left behind or failed', () => {
    const pruned = TrialPruned({ experimentId, trial: 1, rungs: [{ steps: 1, skill: -1 }], backend: 'none', durationMs: 3 });
    const broken = TrialFailed({ experimentId, trial: 2, reason: 'diverged', durationMs: 4 });
    const { trials } = foldEvents(experimentDecider, [requested, started, begun(0), begun(1), begun(2), measured(0), broken, pruned]);
    expect(trials.map(({ status, skill, durationMs }) => [status, skill, durationMs])).toEqual([
      ['completed', 0.1, 9],
      ['pruned', null, 3],
      ['failed', null, 4],
    ]);
    expect(trials[1]?.rungs).toEqual([{ steps: 1, skill: -1 }]);
  });
});
