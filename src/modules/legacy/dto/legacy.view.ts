/** What was wrong with a row of an old file. */
export class LegacyProblemView {
  /**
   * The table.
   * @example "model_predictions"
   */
  table!: string;
  /**
   * The row's place in the table, from 1.
   * @example 6
   */
  row!: number;
  /**
   * `rejected` (the row was not taken over) or `remark` (it was, and this should be known of it).
   * @example "rejected"
   */
  kind!: string;
  /**
   * The column; null where it is about the whole row.
   * @example "prediction_set_id"
   */
  column!: string | null;
  /**
   * What kind of problem.
   * @example "orphan"
   */
  code!: string;
  /**
   * The problem in words.
   * @example "its set lstm_20250101 is not in prediction_sets"
   */
  message!: string;
}

/** How many rows, or which columns, the two tables have. */
export class LegacyRowCountsView {
  /**
   * Rows of `prediction_sets`.
   * @example 12
   */
  prediction_sets!: number;
  /**
   * Rows of `model_predictions`.
   * @example 60
   */
  model_predictions!: number;
}

/** The columns that the two tables have. */
export class LegacyColumnsView {
  /**
   * Columns of `prediction_sets`.
   * @example ["id", "set_id", "model_name", "created_at", "is_current", "total_predictions", "training_duration", "notes", "model_artifact_path"]
   */
  prediction_sets!: string[];
  /**
   * Columns of `model_predictions`.
   * @example ["prediction_id", "prediction_set_id", "white_numbers", "powerball"]
   */
  model_predictions!: string[];
}

/** What became of a file of the old application. */
export class LegacyMigrationView {
  /**
   * SHA-256 of the file's bytes.
   * @example "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
   */
  sha256!: string;
  /**
   * The game.
   * @example "powerball"
   */
  game!: string;
  /**
   * Size of the file, in bytes.
   * @example 32768
   */
  bytes!: number;
  /** The columns that were there. */
  columns!: LegacyColumnsView;
  /** The rows that were there. */
  rows!: LegacyRowCountsView;
  /**
   * Sets that were taken over from this file.
   * @example 11
   */
  migrated!: number;
  /**
   * Sets that had been taken over before, from another file, and are the same.
   * @example 0
   */
  alreadyMigrated!: number;
  /**
   * Predictions in the sets that were taken over.
   * @example 55
   */
  tickets!: number;
  /**
   * Rows that were not taken over.
   * @example 2
   */
  rejected!: number;
  /**
   * Remarks on rows that were taken over.
   * @example 3
   */
  remarks!: number;
  /** The first 10,000 rejections and remarks. */
  problems!: LegacyProblemView[];
  /**
   * What should be known of the file as a whole.
   * @example []
   */
  notes!: string[];
  /**
   * Where in the log it is.
   * @example 3861
   */
  position!: number;
  /**
   * When it came on record, UTC ISO 8601.
   * @example "2026-11-20T03:15:42.118Z"
   */
  recordedAt!: string;
}

/** A page of files of the old application. */
export class LegacyMigrationPageView {
  /** The files. */
  items!: LegacyMigrationView[];
  /**
   * Where the next page starts; null at the end.
   * @example "MTIwMA"
   */
  nextCursor!: string | null;
}

/** A moment as the old application wrote it. */
export class WrittenMomentView {
  /**
   * As it was written.
   * @example "2025-06-23T14:30:00.123456"
   */
  written!: string;
  /**
   * That moment, UTC ISO 8601; null where no zone was written.
   * @example "2025-06-23T18:30:00.123Z"
   */
  instant!: string | null;
}

/** One prediction of the old application. */
export class LegacyTicketView {
  /**
   * Its row in `model_predictions`.
   * @example 1
   */
  row!: number;
  /**
   * The id that it had.
   * @example "ridge_regression_20250623_143000_1"
   */
  originalId!: string | null;
  /**
   * Its numbers, by pool, ascending.
   * @example { "white": [3, 17, 28, 44, 61], "powerball": [9] }
   */
  numbers!: Record<string, number[]>;
  /**
   * The probability that the old application gave it. What that was a probability of is not known.
   * @example 0.0123
   */
  probability!: number | null;
  /** When the old application says it was made. */
  createdAt!: WrittenMomentView | null;
  /**
   * Its version.
   * @example 1
   */
  version!: number | null;
  /** Whether the old application called it active. */
  active!: boolean | null;
  /**
   * Features that were used.
   * @example ["gap", "frequency"]
   */
  features!: unknown[] | null;
  /**
   * Hyperparameters of its model.
   * @example { "alpha": 1 }
   */
  hyperparameters!: Record<string, unknown> | null;
  /**
   * Measures of its model, as the old application computed them.
   * @example { "mse": 0.25 }
   */
  metrics!: Record<string, unknown> | null;
  /**
   * JSON that could not be told to be one of these three.
   * @example []
   */
  unassigned!: unknown[];
}

/** A prediction set of the old application, as that application told it: it was not on record here when it was made, and is never scored. */
export class LegacySetView {
  /**
   * SHA-256 of the id that it had.
   * @example "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
   */
  id!: string;
  /**
   * The game.
   * @example "powerball"
   */
  game!: string;
  /**
   * The id that it had.
   * @example "ridge_regression_20250623_143000"
   */
  originalId!: string;
  /**
   * Name of its model.
   * @example "Ridge Regression"
   */
  modelName!: string;
  /** When the old application says it was made; null where that cannot be understood. */
  createdAt!: WrittenMomentView | null;
  /**
   * The draw that it was for, inferred: the old tables do not hold it. Null where nothing could be inferred.
   * @example "2025-06-23"
   */
  inferredDrawDate!: string | null;
  /**
   * What the draw was inferred from.
   * @example "the first draw after created_at 2025-06-23T14:30:00.123456, taken as the time in America/New_York since it names no zone"
   */
  inferredFrom!: string;
  /** Whether the old application called it the current one. */
  current!: boolean | null;
  /**
   * How many predictions the old application said it has.
   * @example 5
   */
  totalPredictions!: number | null;
  /**
   * How long the training took, in seconds.
   * @example 12.5
   */
  trainingSeconds!: number | null;
  /**
   * Notes.
   * @example "weekly run"
   */
  notes!: string | null;
  /**
   * Where its model was kept. The file is never opened.
   * @example "models/ridge_regression_20250623_143000.joblib"
   */
  artifactPath!: string | null;
  /** Its predictions. */
  tickets!: LegacyTicketView[];
  /**
   * SHA-256 of the file that it came with.
   * @example "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752"
   */
  fileSha256!: string;
  /**
   * Its row in that file's `prediction_sets`.
   * @example 1
   */
  fileRow!: number;
  /**
   * Where in the log it is.
   * @example 3850
   */
  position!: number;
  /**
   * When it came on record here, UTC ISO 8601: after the draw that it claims to be for.
   * @example "2026-11-20T03:15:42.118Z"
   */
  recordedAt!: string;
}

/** A page of prediction sets of the old application. */
export class LegacySetPageView {
  /** The sets. */
  items!: LegacySetView[];
  /**
   * Where the next page starts; null at the end.
   * @example "MTIwMA"
   */
  nextCursor!: string | null;
}
