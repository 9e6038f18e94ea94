/** Who caused an event, and in the course of what. */
export type EventMeta = Readonly<{
  /** Who acted: `key:<id>`, `cli`, `anonymous`, or `system:<process>`. */
  actor: string;
  /** The same for everything that one request set in motion. */
  correlationId: string;
  /** The event id that this one follows from, where a process reacted to one. */
  causationId?: string;
  /** Where that event is in the log. */
  causationPosition?: number;
  /** The HTTP request, where there was one. */
  requestId?: string;
}>;

/** An event as the log holds it. */
export type RecordedEvent<Type extends string = string, Data = unknown> = Readonly<{
  /** Place in the whole log: gapless, from 1. */
  position: number;
  /** UUIDv7. */
  id: string;
  /** `<category>-<id>`. */
  stream: string;
  /** Place in the stream: gapless, from 1. */
  version: number;
  type: Type;
  /** Version of the payload's schema; what a reader gets has been brought up to the current one. */
  schema: number;
  data: Data;
  meta: EventMeta;
  /** UTC ISO 8601 with milliseconds; never goes back along the log. */
  recordedAt: string;
}>;

/** The recorded form of a decision's event. */
export type Recorded<Event> = Event extends { type: infer Type extends string; data: infer Data } ? RecordedEvent<Type, Data> : never;
