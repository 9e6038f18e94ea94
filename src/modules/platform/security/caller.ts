import type { Role } from '#events/access';

/** Who is calling: the actor of every event that a request leads to, and how far its role reaches. */
export type Caller = Readonly<{
  /** `key:<id>`, or `anonymous`. */
  actor: string;
  role: Role;
  /** The key that it called with; null without one. */
  keyId: string | null;
}>;

const callers = new WeakMap<object, Caller>();

/** Notes who makes a request. The guard alone does. */
export const admit = (request: object, caller: Caller): void => {
  callers.set(request, caller);
};

/** Who makes a request; undefined where anyone may. */
export const callerOf = (request: object): Caller | undefined => callers.get(request);
