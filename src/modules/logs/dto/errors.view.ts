/** One failure, as it was said. */
export class FailureSampleView {
  /**
   * What was said.
   * @example "GET /v1/games/:game/draws/:date 404"
   */
  message!: string;
  /**
   * More of it, with the stack where there is one.
   * @example {"status":404,"durationMs":1.2,"path":"/v1/games/powerball/draws/1999-01-02"}
   */
  context!: Record<string, unknown>;
}

/** All failures of one kind: of the same class and code, from the same part of the service, with the same message but for ids, numbers, times and names. */
export class ErrorGroupView {
  /**
   * The name of this kind.
   * @example "9f86d081884c7d65"
   */
  fingerprint!: string;
  /**
   * `refused`, `invalid-input`, `not-found`, `conflict`, `unexpected`, `external-call`, `prediction`, `storage` or `critical`.
   * @example "not-found"
   */
  class!: string;
  /**
   * The problem's code, or the error's own; null when it has none.
   * @example "draw-not-found"
   */
  code!: string | null;
  /**
   * The part of the service that told of it.
   * @example "http"
   */
  source!: string;
  /**
   * What all of them have in common.
   * @example "GET /v1/games/:game/draws/:date 404"
   */
  message!: string;
  /**
   * How often it was seen since `firstAt`.
   * @example 12
   */
  count!: number;
  /**
   * When it was seen first, UTC ISO 8601. A kind that is not seen for as long as logs are kept is forgotten.
   * @example "2026-11-20T03:15:42.118Z"
   */
  firstAt!: string;
  /**
   * When it was seen last, UTC ISO 8601.
   * @example "2026-11-21T09:00:00.000Z"
   */
  lastAt!: string;
  /**
   * The last request that met it; null when none did.
   * @example "0f8fad5b-d9cb-469f-a165-70867728950e"
   */
  lastRequestId!: string | null;
  /** The last of them. */
  sample!: FailureSampleView;
}

/** A page of kinds of failure. */
export class ErrorPageView {
  /** The kinds, those seen last first. */
  items!: ErrorGroupView[];
  /**
   * Where the next page starts; null at the end.
   * @example "MjAyNi0xMS0yMFQwMzoxNTo0Mi4xMThaIDlmODZkMDgxODg0YzdkNjU"
   */
  nextCursor!: string | null;
}
