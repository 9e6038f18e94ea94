/** An event in a chain of causes. */
export class LinkedEventView {
  /**
   * Where in the log it is.
   * @example 3849
   */
  position!: number;
  /**
   * Its kind.
   * @example "PredictionScored"
   */
  type!: string;
  /**
   * Its stream.
   * @example "prediction-powerball-2026-11-21-frequency"
   */
  stream!: string;
  /**
   * When it was recorded.
   * @example "2026-11-22T04:00:00.000Z"
   */
  recordedAt!: string;
  /**
   * Who acted.
   * @example "system:score-predictions-when-drawn"
   */
  actor!: string;
  /**
   * Position of the event that it follows from; null where somebody asked for it.
   * @example 3848
   */
  causedBy!: number | null;
  /**
   * Steps from the event that was asked about.
   * @example 1
   */
  depth!: number;
}

/** What an event came from, and what came from it. */
export class CausesView {
  /** The event. */
  event!: LinkedEventView;
  /** What set it going, the nearest one first. */
  causes!: LinkedEventView[];
  /** What it has set going, directly and further on. */
  effects!: LinkedEventView[];
  /** Whether these are all effects, and not the first 500. */
  isWhole!: boolean;
}
