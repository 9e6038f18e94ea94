import {
  BacktestAdvanced,
  BacktestCancelled,
  BacktestCompleted,
  type BacktestEvent,
  BacktestFailed,
  BacktestRequested,
  BacktestStarted,
} from '#events/backtests';
import { type Decider, type Decision, reject } from '#events/kernel';
import type { BacktestState } from './backtest';
import { nextPart } from './parts';

/** Ask how algorithms would have done. */
export type RequestBacktest = Readonly<{ type: 'RequestBacktest' } & BacktestRequested['data']>;
/** Its draws are read. */
export type StartBacktest = Readonly<{ type: 'StartBacktest' } & BacktestStarted['data']>;
/** A contestant went through some draws. */
export type AdvanceBacktest = Readonly<{ type: 'AdvanceBacktest' } & BacktestAdvanced['data']>;
/** It cannot go on. */
export type FailBacktest = Readonly<{ type: 'FailBacktest'; backtestId: string; reason: string }>;
/** Somebody does not want it any more. */
export type CancelBacktest = Readonly<{ type: 'CancelBacktest'; backtestId: string }>;
export type BacktestCommand = RequestBacktest | StartBacktest | AdvanceBacktest | FailBacktest | CancelBacktest;

/** Life of one backtest: requested, running part by part in a fixed order, and one end of three. The last part completes it. */
export const backtestDecider: Decider<BacktestCommand, BacktestState, BacktestEvent> = {
  initial: { status: 'unknown', request: null, data: null, partsDone: 0 },

  evolve: (state, event) => {
    switch (event.type) {
      case 'BacktestRequested':
        return { ...state, status: 'requested', request: event.data };
      case 'BacktestStarted':
        return { ...state, status: 'running', data: event.data };
      case 'BacktestAdvanced':
        return { ...state, partsDone: state.partsDone + 1 };
      case 'BacktestCompleted':
        return { ...state, status: 'completed' };
      case 'BacktestFailed':
        return { ...state, status: 'failed' };
      case 'BacktestCancelled':
        return { ...state, status: 'cancelled' };
    }
  },

  decide: (command, state) => {
    switch (command.type) {
      case 'RequestBacktest': {
        const { type: _, ...request } = command;
        return state.status === 'unknown' ? [BacktestRequested(request)] : [];
      }
      case 'StartBacktest': {
        const { type: _, ...started } = command;
        return state.status === 'requested' ? [BacktestStarted(started)] : [];
      }
      case 'AdvanceBacktest':
        return advance(command, state);
      case 'FailBacktest':
        return isUnended(state) ? [BacktestFailed({ backtestId: command.backtestId, reason: command.reason })] : [];
      case 'CancelBacktest':
        return cancel(command, state);
    }
  },
};

const isUnended = ({ status }: BacktestState) => status === 'requested' || status === 'running';

function advance({ type: _, ...advanced }: AdvanceBacktest, state: BacktestState): Decision<BacktestEvent> {
  const part = state.status === 'running' ? nextPart(state) : null;
  if (!part || part.contestant !== advanced.contestant || part.from !== advanced.from) return [];
  const isLast = nextPart({ ...state, partsDone: state.partsDone + 1 }) === null;
  const completed = isLast ? [BacktestCompleted({ backtestId: advanced.backtestId })] : [];
  return [BacktestAdvanced(advanced), ...completed];
}

function cancel({ backtestId }: CancelBacktest, state: BacktestState): Decision<BacktestEvent> {
  switch (state.status) {
    case 'unknown':
      return reject('backtest-not-found');
    case 'requested':
    case 'running':
      return [BacktestCancelled({ backtestId })];
    case 'cancelled':
      return [];
    case 'completed':
    case 'failed':
      return reject('backtest-finished', `the backtest has ${state.status}`);
  }
}
