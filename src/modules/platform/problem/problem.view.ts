/** What is wrong in one place of a request. */
export class InvalidValue {
  /**
   * Where: a property's path in the body, or a parameter's name.
   * @example "numbers.white"
   */
  path!: string;
  /**
   * What would be right.
   * @example "limit must not be greater than 1000"
   */
  message!: string;
}

/** An error, as RFC 9457 has it (`application/problem+json`). */
export class Problem {
  /**
   * The kind of error; part of the API.
   * @example "/problems/draw-conflict"
   */
  type!: string;
  /**
   * What this kind of error is in general.
   * @example "Another result is on record for that date."
   */
  title!: string;
  /**
   * The HTTP status.
   * @example 409
   */
  status!: number;
  /**
   * What happened here, and what would be right.
   * @example "draw-powerball-2026-11-18 holds another result; a correction with a reason would replace it"
   */
  detail!: string;
  /**
   * The request's path.
   * @example "/v1/games/powerball/draws"
   */
  instance!: string;
  /** Each value that was not right, where the shape of the request was wrong. */
  errors?: InvalidValue[];
}
