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
  /** Its id. */
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
  /** The model that made it. */
  modelId!: string;
  /**
   * The model's algorithm.
   * @example "frequency"
   */
  algorithm!: string;
  /** The model's slot: one set a draw and slot is current. */
  slot!: string;
  /**
   * `current`, `superseded`, `scored` or `archived`.
   * @example "current"
   */
  status!: string;
  /** The set that took its place. */
  supersededBy!: string | null;
  /** The tickets, no two alike: two of them share at most half of a pool's balls. */
  tickets!: TicketView[];
  /** Each pool's chance of every ball, ball 1 first; sums to the number of balls drawn. */
  probabilities!: Record<string, number[]>;
  /**
   * Any ticket's chance under a fair machine.
   * @example 3.4223e-9
   */
  uniformProbability!: number;
  /** Seed of the choice between tickets that are equally probable. */
  seed!: number;
  /** SHA-256 of the weights that made it. */
  artifactSha256!: string;
  /** Date of the last draw that the model has learnt from. */
  trainedThrough!: string;
  /** Whether the model has learnt from generated draws. */
  synthetic!: boolean;
  /** When it came on record, UTC ISO 8601. */
  issuedAt!: string;
  /** Where in the log it is. */
  position!: number;
}

/** A page of prediction sets. */
export class PredictionSetPageView {
  /** The sets. */
  items!: PredictionSetView[];
  /** Where the next page starts; null at the end. */
  nextCursor!: string | null;
}

/** The draws that a model has learnt from. */
export class LineageDrawsView {
  /**
   * Draws of the era up to the last one learnt from.
   * @example 1390
   */
  count!: number;
  /** Date of the first one. */
  firstDate!: string | null;
  /** Date of the last one. */
  lastDate!: string | null;
  /** Position of the log that they were read at. */
  position!: number | null;
  /** SHA-256 of the draws as canonical JSON. */
  sha256!: string | null;
  /** The imports that they came with. */
  imports!: string[];
}

/** Where a prediction set comes from: draws, a training on them, its model, the set. */
export class LineageView {
  /** Id of the prediction set. */
  predictionSetId!: string;
  /** Where in the log the set was issued. */
  position!: number;
  /** The model that made it. */
  modelId!: string;
  /** SHA-256 of the model's weights. */
  artifactSha256!: string;
  /** The training that the model came out of. */
  trainingId!: string;
  /** Seed of the training. */
  seed!: number;
  /** The draws that the training learnt from. */
  draws!: LineageDrawsView;
}
