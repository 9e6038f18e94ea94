import { ModelTrained, TrainingCancelled, TrainingFailed, TrainingRequested, TrainingStarted } from '#events/training';
import { givenFor } from '../../../../test/support/given';
import { trainingDecider } from './training.decider';

const given = givenFor(trainingDecider);
const trainingId = '01a1fb75-27ac-756e-89b5-25fe0f2eec1d';
const wish = {
  trainingId,
  modelId: trainingId,
  game: 'powerball',
  algorithm: 'uniform',
  slot: 'uniform',
  seed: 1,
  hyperparameters: {},
  members: [],
  experiment: null,
};
const requested = TrainingRequested(wish);
const started = TrainingStarted({ trainingId });
const failed = TrainingFailed({ trainingId, reason: 'no draws' });
const cancelled = TrainingCancelled({ trainingId });
const outcome = {
  trainingId,
  modelId: trainingId,
  artifact: 'uniform_20261120_220506_0f0f0f0f',
  artifactSha256: '0f'.repeat(32),
  dataPosition: 1,
  dataSha256: '0d'.repeat(32),
  trainedThrough: '2026-11-18',
  synthetic: false,
  era: '2015-10-07',
  backend: 'none',
  metrics: { holdoutDraws: 2, trainedDraws: 8, pools: {} },
  durationMs: 12,
};
const trained = ModelTrained(outcome);
const complete = { type: 'CompleteTraining', ...outcome } as const;
const request = { type: 'RequestTraining', ...wish } as const;
const start = { type: 'StartTraining', trainingId } as const;
const fail = { type: 'FailTraining', trainingId, reason: 'no draws' } as const;
const cancel = { type: 'CancelTraining', trainingId } as const;

describe('request a training', () => {
  it('puts it on record', () => given().when(request).yields(requested));
  it('says nothing the second time', () => given(requested).when(request).yieldsNothing());
});

describe('start a training', () => {
  it('starts a requested one', () => given(requested).when(start).yields(started));
  it('says nothing the second time', () => given(requested, started).when(start).yieldsNothing());
  it('leaves a cancelled one alone', () => given(requested, cancelled).when(start).yieldsNothing());
});

describe('complete a training', () => {
  it('puts the model of a running one on record', () => given(requested, started).when(complete).yields(trained));
  it('says nothing the second time', () => given(requested, started, trained).when(complete).yieldsNothing());
  it('leaves a cancelled one alone', () => given(requested, started, cancelled).when(complete).yieldsNothing());
  it('leaves a failed one alone', () => given(requested, started, failed).when(complete).yieldsNothing());
});

describe('fail a training', () => {
  it('ends a running one with its reason', () => given(requested, started).when(fail).yields(failed));
  it('leaves a cancelled one alone', () => given(requested, started, cancelled).when(fail).yieldsNothing());
});

describe('cancel a training', () => {
  it('cancels one that waits', () => given(requested).when(cancel).yields(cancelled));
  it('cancels one that runs', () => given(requested, started).when(cancel).yields(cancelled));
  it('says nothing the second time', () => given(requested, cancelled).when(cancel).yieldsNothing());
  it('refuses one that has failed', () => given(requested, started, failed).when(cancel).isRefused('training-finished'));
  it('refuses one that has completed', () => given(requested, started, trained).when(cancel).isRefused('training-finished'));
  it('refuses one that nobody asked for', () => given().when(cancel).isRefused('training-not-found'));
});
