/** How a trial did after some of its steps, on the first fold. */
export class RungView {
  /**
   * Epochs, rounds or trees.
   * @example 3
   */
  steps!: number;
  /**
   * Nats a draw above chance.
   * @example -0.02
   */
  skill!: number;
}

/** A trial. */
export class TrialView {
  /**
   * Its number in the experiment; 0 is the baseline.
   * @example 12
   */
  trial!: number;
  /**
   * The algorithm.
   * @example "ridge_regression"
   */
  algorithm!: string;
  /**
   * The hyperparameters.
   * @example { "penalty": 81234.5 }
   */
  hyperparameters!: Record<string, number>;
  /**
   * `running`, `completed`, `pruned` (left behind), `failed` or `cancelled`.
   * @example "completed"
   */
  status!: string;
  /**
   * Mean over the draws of the folds, in nats a draw above chance; null unless it is completed.
   * @example 0.0031
   */
  skill!: number | null;
  /**
   * The same by fold.
   * @example [0.001, 0.0052]
   */
  foldSkills!: number[];
  /** How it did after some of its steps. */
  rungs!: RungView[];
  /**
   * What computed it; null until it has ended.
   * @example "none"
   */
  backend!: string | null;
  /**
   * How long it took, in milliseconds; null until it has ended.
   * @example 812
   */
  durationMs!: number | null;
  /**
   * Why it failed; null when it did not.
   * @example "the network has diverged: a weight is not a number; a lower learningRate may help"
   */
  error!: string | null;
  /**
   * When it was begun first, UTC ISO 8601.
   * @example "2026-11-20T03:15:42.118Z"
   */
  startedAt!: string;
}

/** A page of trials. */
export class TrialPageView {
  /** The trials. */
  items!: TrialView[];
  /**
   * Where the next page starts; null at the end.
   * @example "MTIwMA"
   */
  nextCursor!: string | null;
}

/** A training of the winner. */
export class WinnerTrainingView {
  /**
   * Its id: `GET /v1/trainings/{id}`.
   * @example "019a9c3e-5b7a-7c21-9d8e-3f1a2b4c5d6e"
   */
  trainingId!: string;
}

/** How much of the differences in skill goes with one choice. */
export class ImportanceView {
  /**
   * Of this algorithm's trials; null where the choice is that of the algorithm.
   * @example "ridge_regression"
   */
  algorithm!: string | null;
  /**
   * The hyperparameter; null where the choice is that of the algorithm.
   * @example "penalty"
   */
  hyperparameter!: string | null;
  /**
   * Share of the variance of the skills that goes with it, `0..1` (ε², 0 where it is no more than chance would give).
   * @example 0.72
   */
  importance!: number;
  /**
   * Completed trials that tell so.
   * @example 38
   */
  trials!: number;
}

/** What goes with good trials, the most important first. */
export class ImportancesView {
  /** Each choice. */
  items!: ImportanceView[];
}
