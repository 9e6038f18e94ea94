import { experimentStream } from '#events/experiments';
import { foldEvents, isRejection, RejectedError } from '#events/kernel';
import { VersionConflictError } from '#events/store';
import type { Decisions, Loaded } from '#modules/platform';
import { type ExperimentCommand, experimentDecider, type ExperimentState } from '../domain/experiment.decider';

/** An experiment's state beside its stream: read once, then kept in step with what is recorded, so that a trial's cost does not grow with their number. */
export class ExperimentLedger {
  private readonly stream: string;
  private loaded: Loaded<ExperimentState>;

  constructor(
    private readonly decisions: Decisions,
    experimentId: string,
  ) {
    this.stream = experimentStream(experimentId);
    this.loaded = decisions.load(this.stream, experimentDecider);
  }

  get state(): ExperimentState {
    return this.loaded.state;
  }

  /** Decides a command and puts on record what was decided. Made anew when somebody else (who cancels) appended in between. One at a time. */
  async record(command: ExperimentCommand): Promise<void> {
    await this.decisions.retried(async () => {
      const { state, version } = this.loaded;
      const events = experimentDecider.decide(command, state);
      if (isRejection(events)) throw new RejectedError(events.rejected, events.detail);
      try {
        await this.decisions.commit([{ stream: this.stream, expectedVersion: version, events }], null);
      } catch (error) {
        if (error instanceof VersionConflictError) this.loaded = this.decisions.load(this.stream, experimentDecider);
        throw error;
      }
      this.loaded = { state: foldEvents({ ...experimentDecider, initial: state }, events), version: version + events.length };
    });
  }
}
