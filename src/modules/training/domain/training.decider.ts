import { type Decider, type Decision, reject } from '#events/kernel';
import { ModelTrained, TrainingCancelled, type TrainingEvent, TrainingFailed, TrainingRequested, TrainingStarted } from '#events/training';

/** Ask for a model. */
export type RequestTraining = Readonly<{ type: 'RequestTraining' } & TrainingRequested['data']>;
/** A worker takes the training up. */
export type StartTraining = Readonly<{ type: 'StartTraining'; trainingId: string }>;
/** A model came out. */
export type CompleteTraining = Readonly<{ type: 'CompleteTraining' } & ModelTrained['data']>;
/** It cannot be brought to an end. */
export type FailTraining = Readonly<{ type: 'FailTraining'; trainingId: string; reason: string }>;
/** Somebody does not want it any more. */
export type CancelTraining = Readonly<{ type: 'CancelTraining'; trainingId: string }>;
export type TrainingCommand = RequestTraining | StartTraining | CompleteTraining | FailTraining | CancelTraining;

/** How far a training is. */
export type TrainingState = Readonly<{ status: 'unknown' | 'requested' | 'running' | 'completed' | 'failed' | 'cancelled' }>;

/** Life of one training: requested, running, and one end of three. What comes out after an end is left alone. */
export const trainingDecider: Decider<TrainingCommand, TrainingState, TrainingEvent> = {
  initial: { status: 'unknown' },

  evolve: (_, event) => {
    switch (event.type) {
      case 'TrainingRequested':
        return { status: 'requested' };
      case 'TrainingStarted':
        return { status: 'running' };
      case 'ModelTrained':
        return { status: 'completed' };
      case 'TrainingFailed':
        return { status: 'failed' };
      case 'TrainingCancelled':
        return { status: 'cancelled' };
    }
  },

  decide: (command, { status }) => {
    switch (command.type) {
      case 'RequestTraining': {
        const { type: _, ...request } = command;
        return status === 'unknown' ? [TrainingRequested(request)] : [];
      }
      case 'StartTraining':
        return status === 'requested' ? [TrainingStarted({ trainingId: command.trainingId })] : [];
      case 'CompleteTraining': {
        const { type: _, ...trained } = command;
        return status === 'running' ? [ModelTrained(trained)] : [];
      }
      case 'FailTraining':
        return isUnfinished(status) ? [TrainingFailed({ trainingId: command.trainingId, reason: command.reason })] : [];
      case 'CancelTraining':
        return cancel(command, status);
    }
  },
};

function cancel({ trainingId }: CancelTraining, status: TrainingState['status']): Decision<TrainingEvent> {
  switch (status) {
    case 'unknown':
      return reject('training-not-found');
    case 'requested':
    case 'running':
      return [TrainingCancelled({ trainingId })];
    case 'cancelled':
      return [];
    case 'completed':
    case 'failed':
      return reject('training-finished', `the training has ${status}`);
  }
}

const isUnfinished = (status: TrainingState['status']) => status === 'requested' || status === 'running';
