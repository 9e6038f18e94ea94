import { type Decider, type DomainEvent, foldEvents, isRejection, RejectedError } from '#events/kernel';
import { VersionConflictError } from '#events/store';
import type { Decisions, Loaded } from './decisions';

/** A stream's state for who decides on it again and again: read once, then kept in step, so that a step's cost does not grow with their number. */
export class StreamLedger<Command, State, Event extends DomainEvent> {
  private loaded: Loaded<State>;

  constructor(
    private readonly decisions: Decisions,
    private readonly stream: string,
    private readonly decider: Decider<Command, State, Event>,
  ) {
    this.loaded = decisions.load(stream, decider);
  }

  get state(): State {
    return this.loaded.state;
  }

  /** Decides a command and puts on record what was decided. Made anew when somebody else (who cancels) appended in between. One at a time. */
  async record(command: Command): Promise<void> {
    await this.decisions.retried(async () => {
      const { state, version } = this.loaded;
      const events = this.decider.decide(command, state);
      if (isRejection(events)) throw new RejectedError(events.rejected, events.detail);
      try {
        await this.decisions.commit([{ stream: this.stream, expectedVersion: version, events }], null);
      } catch (error) {
        if (error instanceof VersionConflictError) this.loaded = this.decisions.load(this.stream, this.decider);
        throw error;
      }
      this.loaded = { state: foldEvents({ ...this.decider, initial: state }, events), version: version + events.length };
    });
  }
}
