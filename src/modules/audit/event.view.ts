/** Who caused an event, and in the course of what. */
export class EventMetaView {
  /**
   * Who acted.
   * @example "anonymous"
   */
  actor!: string;
  /** The same for everything that one request set in motion. */
  correlationId!: string;
  /** The event that this one follows from, where a process reacted to one. */
  causationId?: string;
  /** The HTTP request, where there was one. */
  requestId?: string;
}

/** An event, as it is stored. */
export class EventView {
  /**
   * Place in the log: gapless, from 1.
   * @example 1
   */
  position!: number;
  /** UUIDv7. */
  id!: string;
  /**
   * `<category>-<id>`.
   * @example "draw-powerball-2026-08-05"
   */
  stream!: string;
  /**
   * Place in the stream: gapless, from 1.
   * @example 1
   */
  version!: number;
  /**
   * What happened.
   * @example "DrawIngested"
   */
  type!: string;
  /**
   * Version of the payload's schema.
   * @example 1
   */
  schema!: number;
  /** The payload; `GET /v1/event-types` gives its schema. */
  data!: Record<string, unknown>;
  /** Who, and in the course of what. */
  meta!: EventMetaView;
  /**
   * UTC ISO 8601 with milliseconds; never goes back along the log.
   * @example "2026-11-20T22:00:00.000Z"
   */
  recordedAt!: string;
}

/** A page of events. */
export class EventPageView {
  /** The events. */
  items!: EventView[];
  /** Where the next page starts; null at the end. */
  nextCursor!: string | null;
}

/** A kind of event. */
export class EventTypeView {
  /**
   * Its name.
   * @example "DrawIngested"
   */
  type!: string;
  /**
   * Current version of its payload.
   * @example 1
   */
  version!: number;
  /** JSON Schema of its payload. */
  schema!: Record<string, unknown>;
}
