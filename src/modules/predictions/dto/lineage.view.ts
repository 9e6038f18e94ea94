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

/** An import that a draw came with. */
export class LineageImportView {
  /**
   * Its id.
   * @example "019a9c3e-5b7a-7c21-9d8e-3f1a2b4c5d6e"
   */
  id!: string;
  /**
   * SHA-256 of the file.
   * @example "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
   */
  sha256!: string;
  /**
   * How the file was laid out.
   * @example "canonical"
   */
  layout!: string;
}

/** A draw that a model has learnt from, as it stood when the model was trained. */
export class LineageDrawView {
  /**
   * Its date.
   * @example "2026-08-05"
   */
  date!: string;
  /**
   * Where in the log its result was.
   * @example 1203
   */
  position!: number;
  /** Whether it was generated. */
  synthetic!: boolean;
  /** The import that it came with; null where somebody entered it. */
  import!: LineageImportView | null;
}

/** A part of the draws that a model has learnt from. */
export class LineageDrawPageView {
  /** The draws, by date. */
  items!: LineageDrawView[];
  /**
   * Where the next page starts; null at the end.
   * @example "MjAyNi0wOC0wNQ"
   */
  nextCursor!: string | null;
}

/** The draws that a model has learnt from: `/lineage/draws` lists each of them. */
export class LineageDrawsView {
  /**
   * How many, those that it was measured on included.
   * @example 1390
   */
  count!: number | null;
  /**
   * Date of the first draw by the rules that they were drawn by.
   * @example "2015-10-07"
   */
  from!: string;
  /**
   * Date of the last one that it has learnt from.
   * @example "2026-11-18"
   */
  to!: string;
  /**
   * Position of the log that they were read at: `GET /v1/games/{game}/draws?asOf=position:<n>` shows them as they stood then.
   * @example 3841
   */
  position!: number | null;
  /**
   * SHA-256 of the draws as canonical JSON.
   * @example "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
   */
  sha256!: string | null;
  /** Corrections of these draws, before the training and since. */
  corrections!: LineageCorrectionView[];
}

/** The experiment that the settings of a training were found in. */
export class LineageExperimentView {
  /**
   * Its id.
   * @example "019a9c3e-5b7a-7c21-9d8e-3f1a2b4c5d6e"
   */
  experimentId!: string;
  /**
   * The trials that won: several make a blend.
   * @example [4, 7]
   */
  trials!: number[];
}

/** The closing of the draw for predictions. */
export class LineageClosingView {
  /**
   * Where in the log it is.
   * @example 4012
   */
  position!: number;
  /**
   * Sets that were on record for the draw.
   * @example 3
   */
  sets!: number;
  /** Whether the result was on record before it. */
  outcomeKnown!: boolean;
}

/** A result that the set was measured by: of the draw, or of a correction. */
export class LineageScoreView {
  /**
   * Where in the log the result is.
   * @example 4013
   */
  drawPosition!: number;
  /**
   * When the set was scored by it.
   * @example "2026-11-22T04:00:00.000Z"
   */
  scoredAt!: string;
  /** Whether the set was the last one of its slot before the draw, so that it counts. */
  isCurrent!: boolean;
}

/** Where a prediction set comes from, and what came of it: draws, experiment, training, model, the set, closing, scores. */
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
  /** The experiment that its settings were found in; null where somebody chose them. */
  experiment!: LineageExperimentView | null;
  /**
   * What the algorithm looks at of each ball.
   * @example ["rate_50", "gap"]
   */
  features!: string[];
  /** The draws that the training learnt from. */
  draws!: LineageDrawsView;
  /** The closing of its draw; null before the cut-off. */
  closing!: LineageClosingView | null;
  /** How it was measured, once by each result of its draw; the last one counts. */
  scores!: LineageScoreView[];
}
