import { type OperationEvent, OperationFailed, OperationResolved } from '#events/operations';
import { type Decider, reject } from '#events/kernel';

/** What happened to an operation at an event. */
export type FailOperation = Readonly<{ type: 'FailOperation'; operation: string; position: number; reason: string }>;
/** It was tried again and went well, or somebody decided that it may rest. */
export type ResolveOperation = Readonly<{
  type: 'ResolveOperation';
  operation: string;
  position: number;
  how: 'retried' | 'dismissed';
  reason: string | null;
}>;
export type OperationCommand = FailOperation | ResolveOperation;

/** What is on record of an operation at an event. */
export type OperationState = Readonly<{ status: 'sound' }> | Readonly<{ status: 'failed'; attempts: number }>;

/** Life of an operation at one event: it fails, perhaps again, until it is resolved. */
export const operationDecider: Decider<OperationCommand, OperationState, OperationEvent> = {
  initial: { status: 'sound' },

  evolve: (_, event) => {
    switch (event.type) {
      case 'OperationFailed':
        return { status: 'failed', attempts: event.data.attempts };
      case 'OperationResolved':
        return { status: 'sound' };
    }
  },

  decide: (command, state) => {
    switch (command.type) {
      case 'FailOperation': {
        const { operation, position, reason } = command;
        const attempts = state.status === 'failed' ? state.attempts + 1 : 1;
        return [OperationFailed({ operation, position, attempts, reason })];
      }
      case 'ResolveOperation': {
        const { type: _, ...resolution } = command;
        return state.status === 'failed' ? [OperationResolved(resolution)] : reject('failure-closed');
      }
    }
  },
};
