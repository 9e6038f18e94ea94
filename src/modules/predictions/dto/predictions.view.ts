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
   * `current`, `superseded`, `scored` or `archived`.
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

/** A draw that a model has learnt from was corrected. */
export class LineageCorrectionView {
  /**
   * Date of the draw.
   * @example "2026-08-05"
   */
  date!: string;
  /**
   * Where in the log it was corrected.
   * @example 3850
   */
  position!: number;
  /**
   * Why.
   * @example "the lottery's own page says so"
   */
  reason!: string;
  /** Whether the training has seen the corrected result; if not, the model has learnt from the wrong one. */
  isLearnt!: boolean;
}

/** The draws that a model has learnt from. */
export class LineageDrawsView {
  /**
   * Draws of the era up to the last one learnt from.
   * @example 1390
   */
  count!: number;
  /**
   * Date of the first one.
   * @example "2015-10-07"
   */
  firstDate!: string | null;
  /**
   * Date of the last one.
   * @example "2026-11-18"
   */
  lastDate!: string | null;
  /**
   * Position of the log that they were read at.
   * @example 3841
   */
  position!: number | null;
  /**
   * SHA-256 of the draws as canonical JSON.
   * @example "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
   */
  sha256!: string | null;
  /**
   * The imports that they came with.
   * @example ["019a9c3e-5b7a-7c21-9d8e-3f1a2b4c5d6e"]
   */
  imports!: string[];
  /** Corrections of these draws, before the training and since. */
  corrections!: LineageCorrectionView[];
}

/** Where a prediction set comes from: draws, a training on them, its model, the set. */
export class LineageView {
  /**
   * Id of the prediction set.
   * @example "019a9c3f-0d52-7a90-b1c3-9e8d7c6b5a49"
   */
  predictionSetId!: string;
  /**
   * Where in the log the set was issued.
   * @example 3849
   */
  position!: number;
  /**
   * The model that made it.
   * @example "019a9c3e-6c11-7f3a-8b42-0a1b2c3d4e5f"
   */
  modelId!: string;
  /**
   * SHA-256 of the model's weights.
   * @example "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
   */
  artifactSha256!: string;
  /**
   * The training that the model came out of.
   * @example "019a9c3e-5b7a-7c21-9d8e-3f1a2b4c5d6e"
   */
  trainingId!: string;
  /**
   * Seed of the training.
   * @example 42
   */
  seed!: number;
  /** The draws that the training learnt from. */
  draws!: LineageDrawsView;
}
