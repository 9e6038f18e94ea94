/** A ticket. */
export class TicketView {
  /**
   * Its numbers, by pool, ascending.
   * @example { "white": [3, 17, 28, 44, 61], "powerball": [9] }
   */
  numbers!: Record<string, number[]>;
  /**
   * Its joint probability under the model. Under a fair machine every ticket has the same: `uniformProbability` of its set.
   * @example 3.5e-9
   */
  probability!: number;
}

/** A set of tickets put on record for a draw that was not known. */
export class PredictionSetView {
  /**
   * Its id.
   * @example "019a9c3f-0d52-7a90-b1c3-9e8d7c6b5a49"
   */
  id!: string;
  /**
   * The game.
   * @example "powerball"
   */
  game!: string;
  /**
   * The draw that it is for.
   * @example "2026-11-21"
   */
  drawDate!: string;
  /**
   * The model that made it.
   * @example "019a9c3e-6c11-7f3a-8b42-0a1b2c3d4e5f"
   */
  modelId!: string;
  /**
   * The model's algorithm.
   * @example "frequency"
   */
  algorithm!: string;
  /**
   * The model's slot: one set a draw and slot is current.
   * @example "frequency"
   */
  slot!: string;
  /**
   * `current`, `superseded` or `scored`.
   * @example "current"
   */
  status!: string;
  /**
   * The set that took its place.
   * @example "019a9c40-1e63-7b01-8d2f-7c6b5a493827"
   */
  supersededBy!: string | null;
  /** The tickets, no two alike: two of them share at most half of a pool's balls. */
  tickets!: TicketView[];
  /**
   * Each pool's chance of every ball, ball 1 first; sums to the number of balls drawn.
   * @example { "white": [0.0721, 0.0738], "powerball": [0.0381, 0.0392] }
   */
  probabilities!: Record<string, number[]>;
  /**
   * Any ticket's chance under a fair machine.
   * @example 3.4223e-9
   */
  uniformProbability!: number;
  /**
   * Seed of the choice between tickets that are equally probable.
   * @example 42
   */
  seed!: number;
  /**
   * SHA-256 of the weights that made it.
   * @example "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
   */
  artifactSha256!: string;
  /**
   * Date of the last draw that the model has learnt from.
   * @example "2026-11-18"
   */
  trainedThrough!: string;
  /** Whether the model has learnt from generated draws. */
  synthetic!: boolean;
  /**
   * When it came on record, UTC ISO 8601.
   * @example "2026-11-20T03:15:42.118Z"
   */
  issuedAt!: string;
  /**
   * Where in the log it is.
   * @example 3849
   */
  position!: number;
  /**
   * Since when lists leave it out, UTC ISO 8601; null as long as they do not. It counts on scorecards as before.
   * @example "2026-11-22T04:10:00.000Z"
   */
  archivedAt!: string | null;
  /**
   * By which policy: `one-per-draw`, `kept-per-model` or `request`.
   * @example "one-per-draw"
   */
  archivedBy!: string | null;
  /**
   * Why.
   * @example "another set counts for its draw"
   */
  archivedBecause!: string | null;
}

/** A page of prediction sets. */
export class PredictionSetPageView {
  /** The sets. */
  items!: PredictionSetView[];
  /**
   * Where the next page starts; null at the end.
   * @example "MTIwMA"
   */
  nextCursor!: string | null;
}
