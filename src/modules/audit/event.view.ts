/** Who caused an event, and in the course of what. */
export class EventMetaView {
  /**
   * Who acted.
   * @example "anonymous"
   */
  actor!: string;
  /**
   * The same for everything that one request set in motion.
   * @example "019a9c3e-5b7a-7c21-9d8e-3f1a2b4c5d6e"
   */
  correlationId!: string;
  /**
   * The event that this one follows from, where a process reacted to one.
   * @example "019a9c3e-6c11-7f3a-8b42-0a1b2c3d4e5f"
   */
  causationId?: string;
  /**
   * The HTTP request, where there was one.
   * @example "019a9c3f-0d52-7a90-b1c3-9e8d7c6b5a49"
   */
  requestId?: string;
}

/** An event, as it is stored. */
export class EventView {
  /**
   * Place in the log: gapless, from 1.
   * @example 1
   */
  position!: number;
  /**
   * UUIDv7.
   * @example "019a9c3f-0d52-7a90-b1c3-9e8d7c6b5a49"
   */
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
  /**
   * The payload; `GET /v1/event-types` gives its schema.
   * @example { "modelId": "019a9c3e-6c11-7f3a-8b42-0a1b2c3d4e5f", "reason": "replaced by a later one" }
   */
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
  /**
   * Where the next page starts; null at the end.
   * @example "MTIwMA"
   */
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
  /**
   * JSON Schema of its payload.
   * @example { "type": "object", "properties": { "modelId": { "type": "string" } }, "required": ["modelId"] }
   */
  schema!: Record<string, unknown>;
}
