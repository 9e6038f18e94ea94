import type { z } from 'zod';

/** A payload of an older schema version, turned into the next version's. Pure. */
export type Upcast = (data: never) => unknown;

/** A fact as a decision states it: what happened, without who, when and where (those are in the envelope). */
export type DomainEvent<Type extends string = string, Data = unknown> = Readonly<{ type: Type; data: Data }>;

/** What may stand in the log under one name: its current schema version, the check of its data, and the way up from older versions. */
export interface EventContract<Type extends string = string, Schema extends z.ZodType = z.ZodType> {
  (data: z.output<Schema>): DomainEvent<Type, z.output<Schema>>;
  readonly type: Type;
  readonly version: number;
  readonly schema: Schema;
  readonly upcasts: Readonly<Record<number, Upcast>>;
}

/** The event that a contract makes. */
export type EventOf<Contract> = Contract extends EventContract<infer Type, infer Schema> ? DomainEvent<Type, z.output<Schema>> : never;

/**
 * States an event's contract. The name and the version are storage format: they never change once shipped.
 *
 * @param upcasts for each older version `v`, the function that makes version `v + 1` of its data
 * @throws Error when an older version has no way up
 */
export function defineEvent<const Type extends string, Schema extends z.ZodType>(
  type: Type,
  version: number,
  schema: Schema,
  upcasts: Readonly<Record<number, Upcast>> = {},
): EventContract<Type, Schema> {
  for (let old = 1; old < version; old++) {
    if (!upcasts[old]) throw new Error(`${type} version ${version} needs an upcast from version ${old}`);
  }
  const create = (data: z.output<Schema>) => ({ type, data });
  return Object.assign(create, { type, version, schema, upcasts });
}
