import { type ExperimentEvent, experimentStream } from '#events/experiments';
import { type Decisions, StreamLedger } from '#modules/platform';
import { type ExperimentCommand, experimentDecider, type ExperimentState } from '../domain/experiment.decider';

/** An experiment's state beside its stream. */
export class ExperimentLedger extends StreamLedger<ExperimentCommand, ExperimentState, ExperimentEvent> {
  constructor(decisions: Decisions, experimentId: string) {
    super(decisions, experimentStream(experimentId), experimentDecider);
  }
}
