import { Injectable } from '@nestjs/common';
import { type Decider, type DomainEvent, foldEvents, isRejection, type RecordedEvent, RejectedError } from '#events/kernel';
import { type AppendOptions, type Committed, EventLog, type StreamAppend, type TypeAfter, VersionConflictError } from '#events/store';
import { RequestContext } from './context/request-context';
import { NoTracing, Tracing } from './tracing/tracing';

/** What a command led to: where in the log, and the answer for its caller, the same for every retry. */
export type Outcome<Result> = Readonly<{ position: number; result: Result }>;

/** A stream's state with the version it was folded from. */
export type Loaded<State> = Readonly<{ state: State; version: number }>;

/** How often a decision is made anew when somebody else appended in between. */
const attemptsMax = 5;

/** Load, fold, decide, append: the one way from a command to the log. */
@Injectable()
export class Decisions {
  constructor(
    private readonly log: EventLog,
    private readonly context: RequestContext,
    private readonly tracing: Tracing = new NoTracing(),
  ) {}

  /** A stream's events, oldest first. */
  events(stream: string): RecordedEvent[] {
    return this.log.readStream(stream);
  }

  /** A stream's state now. */
  load<Command, State, Event extends DomainEvent>(stream: string, decider: Decider<Command, State, Event>): Loaded<State> {
    const events = this.log.readStream(stream);
    return { state: foldEvents(decider, events as unknown as Event[]), version: events.length };
  }

  /** Many streams' states now, in their order. */
  loadAll<Command, State, Event extends DomainEvent>(streams: readonly string[], decider: Decider<Command, State, Event>): Loaded<State>[] {
    const found = this.log.readStreams(streams);
    return streams.map((stream) => {
      const events = found.get(stream) ?? [];
      return { state: foldEvents(decider, events as unknown as Event[]), version: events.length };
    });
  }

  /**
   * Decides a command on one stream and appends what was decided. Made anew when the stream moved on in between.
   *
   * @throws RejectedError when the decision is a refusal
   */
  async make<Command, State, Event extends DomainEvent, Result = null>(
    stream: string,
    decider: Decider<Command, State, Event>,
    command: Command,
    resultOf: (events: readonly Event[]) => Result = () => null as Result,
  ): Promise<Outcome<Result>> {
    return this.retried(async () => {
      const { state, version } = this.load(stream, decider);
      const decision = decider.decide(command, state);
      if (isRejection(decision)) throw new RejectedError(decision.rejected, decision.detail);
      return this.commit([{ stream, expectedVersion: version, events: decision }], resultOf(decision));
    });
  }

  /** Loads, decides and appends anew when somebody else appended in between. @throws VersionConflictError when that happens again and again */
  async retried<Result>(attempt: () => Promise<Result>): Promise<Result> {
    for (let attempts = 1; ; attempts++) {
      try {
        return await attempt();
      } catch (error) {
        if (!(error instanceof VersionConflictError) || attempts === attemptsMax) throw error;
      }
    }
  }

  /**
   * Appends to any number of streams, all or nothing, under the current request's name. A stream without events guards its version.
   *
   * @param unless an event that must not be there: then it is decided anew
   * @throws VersionConflictError when a stream has moved on, or there is such an event
   */
  async commit<Result>(streams: readonly StreamAppend[], result: Result, unless?: TypeAfter): Promise<Outcome<Result>> {
    const { meta, command } = this.context.current;
    if (streams.every(({ events }) => events.length === 0) && !command) return { position: this.log.head, result };
    const committed = await this.append(streams, {
      meta,
      ...(command ? { command: { ...command, result } } : {}),
      ...(unless ? { unless } : {}),
    });
    return { position: committed.position, result: committed.replayed ? (committed.result as Result) : result };
  }

  /** Appends a part of what a command leads to. The command counts as carried out with its last part, which is committed. */
  async commitPart(streams: readonly StreamAppend[]): Promise<void> {
    await this.append(streams, { meta: this.context.current.meta });
  }

  private append(streams: readonly StreamAppend[], options: AppendOptions): Promise<Committed> {
    const events = streams.reduce((sum, { events: of }) => sum + of.length, 0);
    const attributes = { 'hindcast.events': events, 'hindcast.correlation_id': options.meta.correlationId };
    return this.tracing.span('append', attributes, () => this.log.append(streams, options));
  }
}
