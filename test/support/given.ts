import { type Decider, type DomainEvent, foldEvents, isRejection, type ProblemCode } from '#events/kernel';

/** Given a history, when a command comes, then events follow, a refusal, or nothing. */
export const givenFor =
  <Command, State, Event extends DomainEvent>(decider: Decider<Command, State, Event>) =>
  (...history: Event[]) => ({
    when: (command: Command) => {
      const decision = decider.decide(command, foldEvents(decider, history));
      return {
        yields: (...events: Event[]) => expect(decision).toEqual(events),
        yieldsNothing: () => expect(decision).toEqual([]),
        isRefused: (code: ProblemCode) => expect(isRejection(decision) && decision.rejected).toBe(code),
      };
    },
  });
