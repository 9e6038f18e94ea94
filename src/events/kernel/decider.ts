import type { DomainEvent } from './event-contract';
import { isRejection, type Rejection } from './rejection';

/** The outcome of a decision: events to append (`[]`: it is already so), or a refusal. */
export type Decision<Event extends DomainEvent> = readonly Event[] | Rejection;

/** The life of one stream: how its state follows from its events, and what a command makes of that state. Pure. */
export interface Decider<Command, State, Event extends DomainEvent> {
  readonly initial: State;
  readonly evolve: (state: State, event: Event) => State;
  readonly decide: (command: Command, state: State) => Decision<Event>;
}

/** The state that a history leads to. */
export function foldEvents<State, Event extends DomainEvent>(
  decider: Pick<Decider<never, State, Event>, 'initial' | 'evolve'>,
  events: Iterable<Event>,
): State {
  let state = decider.initial;
  for (const event of events) state = decider.evolve(state, event);
  return state;
}

export { isRejection };
