import {
  ExperimentCancelled,
  ExperimentCompleted,
  type ExperimentEvent,
  ExperimentFailed,
  ExperimentRequested,
  ExperimentStarted,
  TrialCompleted,
  TrialFailed,
  TrialPruned,
  TrialStarted,
} from '#events/experiments';
import { type Decider, type Decision, reject } from '#events/kernel';
import type { ExperimentData, ExperimentRequest, Trial } from './experiment';
import { keyOf } from './search/search-space';

/** Look for the best model of a game. */
export type RequestExperiment = Readonly<{ type: 'RequestExperiment' } & ExperimentRequested['data']>;
/** Its draws are read. */
export type StartExperiment = Readonly<{ type: 'StartExperiment' } & ExperimentStarted['data']>;
/** A worker takes a trial up. */
export type StartTrial = Readonly<{ type: 'StartTrial' } & TrialStarted['data']>;
/** What came of a trial. */
export type EndTrial = Readonly<{ type: 'EndTrial'; outcome: TrialCompleted | TrialPruned | TrialFailed }>;
/** The winner is known. */
export type CompleteExperiment = Readonly<{ type: 'CompleteExperiment' } & ExperimentCompleted['data']>;
/** It cannot go on. */
export type FailExperiment = Readonly<{ type: 'FailExperiment'; experimentId: string; reason: string }>;
/** Somebody does not want it any more. */
export type CancelExperiment = Readonly<{ type: 'CancelExperiment'; experimentId: string }>;
export type ExperimentCommand =
  | RequestExperiment
  | StartExperiment
  | StartTrial
  | EndTrial
  | CompleteExperiment
  | FailExperiment
  | CancelExperiment;

/** How far an experiment is: what it was asked to do, its draws, and its trials by their numbers. */
export type ExperimentState = Readonly<{
  status: 'unknown' | 'requested' | 'running' | 'completed' | 'failed' | 'cancelled';
  request: ExperimentRequest | null;
  data: ExperimentData | null;
  trials: readonly Trial[];
}>;

/** Life of one experiment: requested, running trial by trial, and one end of three. What comes out after an end is left alone. */
export const experimentDecider: Decider<ExperimentCommand, ExperimentState, ExperimentEvent> = {
  initial: { status: 'unknown', request: null, data: null, trials: [] },

  evolve: (state, event) => {
    switch (event.type) {
      case 'ExperimentRequested':
        return { ...state, status: 'requested', request: event.data };
      case 'ExperimentStarted':
        return { ...state, status: 'running', data: event.data };
      case 'TrialStarted':
        return { ...state, trials: [...state.trials, begun(event.data)] };
      case 'TrialCompleted':
      case 'TrialPruned':
      case 'TrialFailed':
        return { ...state, trials: state.trials.with(event.data.trial, ended(state.trials[event.data.trial] as Trial, event)) };
      case 'ExperimentCompleted':
        return { ...state, status: 'completed' };
      case 'ExperimentFailed':
        return { ...state, status: 'failed' };
      case 'ExperimentCancelled':
        return { ...state, status: 'cancelled' };
    }
  },

  decide: (command, state) => {
    switch (command.type) {
      case 'RequestExperiment': {
        const { type: _, ...request } = command;
        return state.status === 'unknown' ? [ExperimentRequested(request)] : [];
      }
      case 'StartExperiment': {
        const { type: _, ...started } = command;
        return state.status === 'requested' ? [ExperimentStarted(started)] : [];
      }
      case 'StartTrial':
        return startTrial(command, state);
      case 'EndTrial':
        return endTrial(command, state);
      case 'CompleteExperiment':
        return complete(command, state);
      case 'FailExperiment': {
        const { experimentId, reason } = command;
        return isUnended(state) ? [ExperimentFailed({ experimentId, reason, openTrials: openTrials(state) })] : [];
      }
      case 'CancelExperiment':
        return cancel(command, state);
    }
  },
};

/** Trials that were begun and have not ended, by their numbers. */
export const openTrials = ({ trials }: Pick<ExperimentState, 'trials'>): number[] =>
  trials.flatMap(({ status }, trial) => (status === 'running' ? trial : []));

const isUnended = ({ status }: ExperimentState) => status === 'requested' || status === 'running';

/** Trials are numbered as they begin, and none is begun twice. */
function startTrial({ type: _, ...trial }: StartTrial, { status, trials }: ExperimentState): Decision<ExperimentEvent> {
  const key = keyOf(trial.algorithm, trial.hyperparameters);
  const isNew = !trials.some(({ algorithm, hyperparameters }) => keyOf(algorithm, hyperparameters) === key);
  return status === 'running' && trial.trial === trials.length && isNew ? [TrialStarted(trial)] : [];
}

const endTrial = ({ outcome }: EndTrial, { status, trials }: ExperimentState): Decision<ExperimentEvent> =>
  status === 'running' && trials[outcome.data.trial]?.status === 'running' ? [outcome] : [];

const complete = ({ type: _, ...completed }: CompleteExperiment, state: ExperimentState): Decision<ExperimentEvent> =>
  state.status === 'running' && openTrials(state).length === 0 ? [ExperimentCompleted(completed)] : [];

function cancel({ experimentId }: CancelExperiment, state: ExperimentState): Decision<ExperimentEvent> {
  switch (state.status) {
    case 'unknown':
      return reject('experiment-not-found');
    case 'requested':
    case 'running':
      return [ExperimentCancelled({ experimentId, openTrials: openTrials(state) })];
    case 'cancelled':
      return [];
    case 'completed':
    case 'failed':
      return reject('experiment-finished', `the experiment has ${state.status}`);
  }
}

const begun = ({ algorithm, hyperparameters }: TrialStarted['data']): Trial => ({
  algorithm,
  hyperparameters,
  status: 'running',
  skill: null,
  rungs: [],
  durationMs: 0,
});

function ended(trial: Trial, { type, data }: TrialCompleted | TrialPruned | TrialFailed): Trial {
  const { durationMs } = data;
  switch (type) {
    case 'TrialCompleted':
      return { ...trial, status: 'completed', skill: data.skill, rungs: data.rungs, durationMs };
    case 'TrialPruned':
      return { ...trial, status: 'pruned', rungs: data.rungs, durationMs };
    case 'TrialFailed':
      return { ...trial, status: 'failed', durationMs };
  }
}
