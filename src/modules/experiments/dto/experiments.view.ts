/** Draws by their places in the history, the oldest at 0: learns from those before `trainedDraws`, is measured on those from `from` to before `to`. */
export class FoldView {
  /**
   * Draws learnt from.
   * @example 591
   */
  trainedDraws!: number;
  /**
   * The first draw that is measured on.
   * @example 592
   */
  from!: number;
  /**
   * The draw after the last one that is measured on.
   * @example 692
   */
  to!: number;
}

/** The draws that an experiment is about. */
export class ExperimentDataView {
  /**
   * Position of the log that they were read at.
   * @example 3841
   */
  dataPosition!: number;
  /**
   * SHA-256 of them as canonical JSON.
   * @example "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
   */
  dataSha256!: string;
  /**
   * The era that they are from.
   * @example "2015-10-07"
   */
  era!: string;
  /**
   * The draw after the last one.
   * @example "2026-11-21"
   */
  nextDate!: string;
  /**
   * How many there are.
   * @example 1390
   */
  draws!: number;
  /** Whether any of them is generated. */
  synthetic!: boolean;
  /** The folds that trials are compared by. */
  folds!: FoldView[];
  /** The window that nothing is chosen by. */
  untouched!: FoldView;
}

/** What an experiment was asked to do. */
export class ExperimentSettingsView {
  /**
   * Where it looks, by algorithm and hyperparameter.
   * @example { "frequency": { "alpha": { "kind": "range", "min": 1, "max": 1000, "step": null, "scale": "logarithmic" } } }
   */
  spaces!: Record<string, Record<string, unknown>>;
  /**
   * `grid`, `random` or `tpe`.
   * @example "tpe"
   */
  sampler!: string;
  /**
   * Seed of everything random in it.
   * @example 42
   */
  seed!: number;
  /**
   * Trials at most, the baseline included.
   * @example 50
   */
  trialsMax!: number;
  /**
   * Minutes that each worker spends on trials at most; null without a limit.
   * @example 30
   */
  minutesMax!: number | null;
  /**
   * Trials without a better one that it ends after; null for never.
   * @example 20
   */
  patience!: number | null;
  /** Whether trials may be left behind. */
  pruning!: boolean;
  /**
   * Trials at once.
   * @example 1
   */
  workers!: number;
  /**
   * Draws left out between those learnt from and those measured on.
   * @example 1
   */
  gap!: number;
  /**
   * Trials that an ensemble may be made of.
   * @example 5
   */
  ensembleMax!: number;
}

/** A part of the winner: one trial alone, or one of an ensemble. */
export class WinnerView {
  /**
   * The trial's number.
   * @example 12
   */
  trial!: number;
  /**
   * Its share of every chance, `0..1`.
   * @example 1
   */
  weight!: number;
  /**
   * Its algorithm.
   * @example "ridge_regression"
   */
  algorithm!: string;
  /**
   * Its hyperparameters.
   * @example { "penalty": 81234.5 }
   */
  hyperparameters!: Record<string, number>;
}

/** A trial's share of an ensemble. */
export class EnsembleMemberView {
  /**
   * The trial's number.
   * @example 12
   */
  trial!: number;
  /**
   * Its share of every chance, `0..1`.
   * @example 0.6
   */
  weight!: number;
}

/** The ensemble beside the best trial: both of the best trials by all folds, each as the folds before the one it is measured on would have chosen it. */
export class EnsembleView {
  /** What it is made of. */
  members!: EnsembleMemberView[];
  /**
   * Its skill, in nats a draw above chance.
   * @example 0.0012
   */
  skill!: number;
  /**
   * The best trial's skill, in nats a draw above chance.
   * @example 0.0009
   */
  skillOfBest!: number;
  /** Whether it was better, and so is the winner. */
  isKept!: boolean;
}

/** The winner beside chance on draws that nothing was chosen by. */
export class ComparisonView {
  /**
   * How many draws.
   * @example 278
   */
  draws!: number;
  /**
   * Mean skill: nats a draw above chance.
   * @example -0.0012
   */
  skill!: number;
  /**
   * Lower end of the confidence sequence: it holds however often one looks.
   * @example -0.061
   */
  low!: number;
  /**
   * Its upper end.
   * @example 0.058
   */
  high!: number;
  /**
   * Its confidence.
   * @example 0.95
   */
  confidence!: number;
  /**
   * Evidence against "no better than chance": what a fair bet of 1 on the contrary has become.
   * @example 0.4
   */
  eValue!: number;
}

/** What came of an experiment. */
export class ExperimentResultView {
  /**
   * Why no further trial was begun: `trials`, `minutes`, `patience` or `nothing-new`.
   * @example "trials"
   */
  endedBy!: string;
  /** The best trial, or the ensemble of the best ones. */
  winner!: WinnerView[];
  /**
   * The winner's skill on the folds that it was chosen by: too good to be believed, which is what the comparison is for.
   * @example 0.0031
   */
  skill!: number;
  /** The ensemble that was tried; null when there was none to be made. */
  ensemble!: EnsembleView | null;
  /** The winner on the untouched window. */
  comparison!: ComparisonView;
  /**
   * `better`, `worse` or `no-evidence`.
   * @example "no-evidence"
   */
  verdict!: string;
  /**
   * The verdict as a sentence with its numbers.
   * @example "No evidence over chance: ridge_regression (trial 12) was −0.0012 nats a draw above chance on 278 draws that nothing was chosen by (95 % confidence sequence −0.061 to +0.058, e-value 0.40)."
   */
  verdictInWords!: string;
}

/** An experiment. */
export class ExperimentView {
  /**
   * Its id.
   * @example "019a9c3e-5b7a-7c21-9d8e-3f1a2b4c5d6e"
   */
  id!: string;
  /**
   * The game.
   * @example "powerball"
   */
  game!: string;
  /**
   * Its name for people.
   * @example "does anything beat chance?"
   */
  name!: string;
  /**
   * `requested`, `running`, `completed`, `failed` or `cancelled`.
   * @example "completed"
   */
  status!: string;
  /** What it was asked to do. */
  settings!: ExperimentSettingsView;
  /** The draws that it is about; null until they are read. */
  data!: ExperimentDataView | null;
  /**
   * Trials that were begun.
   * @example 50
   */
  trialsBegun!: number;
  /**
   * Trials that have ended.
   * @example 50
   */
  trialsEnded!: number;
  /**
   * The best completed trial so far; null before the first.
   * @example 12
   */
  bestTrial!: number | null;
  /**
   * Its skill on the folds, in nats a draw above chance.
   * @example 0.0031
   */
  bestSkill!: number | null;
  /** What came of it; null unless it is completed. */
  result!: ExperimentResultView | null;
  /**
   * Why it failed; null when it did not.
   * @example "5 folds with a gap of 1 draws leave 39 of 100 draws to learn from in the first fold, and 200 are needed; fewer folds or a smaller gap leave more"
   */
  error!: string | null;
  /**
   * When it was asked for, UTC ISO 8601.
   * @example "2026-11-20T03:15:42.118Z"
   */
  requestedAt!: string;
  /**
   * When it ended, UTC ISO 8601; null before.
   * @example "2026-11-20T03:41:07.530Z"
   */
  endedAt!: string | null;
}

/** A page of experiments. */
export class ExperimentPageView {
  /** The experiments. */
  items!: ExperimentView[];
  /**
   * Where the next page starts; null at the end.
   * @example "MTIwMA"
   */
  nextCursor!: string | null;
}

/** Experiments side by side. */
export class ExperimentsComparedView {
  /** Whether their skills can be compared: on the same draws, split alike. */
  areComparable!: boolean;
  /**
   * Why not; null when they can.
   * @example "they are about other draws, or split them otherwise"
   */
  reason!: string | null;
  /** The experiments, the best winner on the folds first, those without a winner last. */
  items!: ExperimentView[];
}
