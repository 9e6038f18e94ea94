import { ApiExtraModels } from '@nestjs/swagger';
import { ApiRecordOf } from '#modules/platform';

/** How well one pool was predicted on draws held out of training, beside chance. Log loss in nats per ball drawn. */
export class PoolMetricsView {
  /**
   * The model's log loss; less is better.
   * @example 4.2361
   */
  logLoss!: number;
  /**
   * What chance alone gives.
   * @example 4.2341
   */
  uniformLogLoss!: number;
  /**
   * Chance's loss less the model's: above 0 is better than chance.
   * @example -0.002
   */
  advantage!: number;
  /**
   * Lower end of the advantage's 95 % interval.
   * @example -0.006
   */
  advantageLow!: number;
  /**
   * Upper end of the advantage's 95 % interval. An interval around 0 says: no better than chance.
   * @example 0.002
   */
  advantageHigh!: number;
}

/** How well a model did on draws that it had not seen. */
@ApiExtraModels(PoolMetricsView)
export class MetricsView {
  /**
   * Draws held out.
   * @example 278
   */
  holdoutDraws!: number;
  /**
   * Draws learnt from.
   * @example 1112
   */
  trainedDraws!: number;
  /**
   * Each pool's numbers, by pool.
   * @example { "white": { "logLoss": 4.2361, "uniformLogLoss": 4.2341, "advantage": -0.002, "advantageLow": -0.006, "advantageHigh": 0.002 } }
   */
  @ApiRecordOf(PoolMetricsView)
  pools!: Record<string, PoolMetricsView>;
}

/** One of the algorithms that a blend is made of. */
export class BlendMemberView {
  /**
   * The algorithm.
   * @example "frequency"
   */
  algorithm!: string;
  /**
   * Its hyperparameters, defaults filled in.
   * @example { "alpha": 1 }
   */
  hyperparameters!: Record<string, number>;
  /**
   * Its share of every chance, `0..1`; the members' shares sum to 1.
   * @example 0.75
   */
  weight!: number;
}

/** The experiment that the settings of a training were found in. */
export class TrainingExperimentView {
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

/** A training. */
export class TrainingView {
  /**
   * Its id.
   * @example "019a9c3e-5b7a-7c21-9d8e-3f1a2b4c5d6e"
   */
  id!: string;
  /**
   * Id of the model that comes out.
   * @example "019a9c3e-6c11-7f3a-8b42-0a1b2c3d4e5f"
   */
  modelId!: string;
  /**
   * The game.
   * @example "powerball"
   */
  game!: string;
  /**
   * `requested`, `running`, `completed`, `failed` or `cancelled`.
   * @example "completed"
   */
  status!: string;
  /**
   * The algorithm.
   * @example "frequency"
   */
  algorithm!: string;
  /**
   * What the model stands in for.
   * @example "frequency"
   */
  slot!: string;
  /**
   * Seed of everything random in it.
   * @example 42
   */
  seed!: number;
  /**
   * The hyperparameters, defaults filled in.
   * @example { "alpha": 1 }
   */
  hyperparameters!: Record<string, number>;
  /** What a blend is made of; none for any other algorithm. */
  members!: BlendMemberView[];
  /** Where its settings were found; null where somebody chose them. */
  experiment!: TrainingExperimentView | null;
  /**
   * What computed it; null until it has ended.
   * @example "wasm"
   */
  backend!: string | null;
  /** How well the model does beside chance; null until it has ended. */
  metrics!: MetricsView | null;
  /**
   * How long it took, in milliseconds; null until it has ended.
   * @example 412
   */
  durationMs!: number | null;
  /**
   * Position of the log that its draws were read at; null until it has ended.
   * @example 3841
   */
  dataPosition!: number | null;
  /**
   * SHA-256 of its draws as canonical JSON; null until it has ended.
   * @example "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
   */
  dataSha256!: string | null;
  /**
   * Why it failed; null when it did not.
   * @example "the worker ended with code 134"
   */
  error!: string | null;
  /**
   * When it was asked for, UTC ISO 8601.
   * @example "2026-11-20T03:15:42.118Z"
   */
  requestedAt!: string;
}

/** A training that was asked for. */
export class TrainingAcceptedView {
  /**
   * Its id.
   * @example "019a9c3e-5b7a-7c21-9d8e-3f1a2b4c5d6e"
   */
  id!: string;
  /**
   * Id of the model that comes out.
   * @example "019a9c3e-6c11-7f3a-8b42-0a1b2c3d4e5f"
   */
  modelId!: string;
  /**
   * How far it is.
   * @example "requested"
   */
  status!: string;
  /**
   * Trainings that wait or run, this one included: one runs at a time.
   * @example 1
   */
  unended!: number;
}

/** A page of trainings. */
export class TrainingPageView {
  /** The trainings. */
  items!: TrainingView[];
  /**
   * Where the next page starts; null at the end.
   * @example "MTIwMA"
   */
  nextCursor!: string | null;
}

/** A model. */
export class ModelView {
  /**
   * Its id.
   * @example "019a9c3e-6c11-7f3a-8b42-0a1b2c3d4e5f"
   */
  id!: string;
  /**
   * The training that it came out of.
   * @example "019a9c3e-5b7a-7c21-9d8e-3f1a2b4c5d6e"
   */
  trainingId!: string;
  /**
   * The game.
   * @example "powerball"
   */
  game!: string;
  /**
   * The algorithm.
   * @example "frequency"
   */
  algorithm!: string;
  /**
   * What it stands in for.
   * @example "frequency"
   */
  slot!: string;
  /**
   * Whether it may predict: `idle` or `retired`.
   * @example "idle"
   */
  status!: string;
  /**
   * Why it was retired; null when it was not.
   * @example "replaced by a later one"
   */
  retiredBecause!: string | null;
  /**
   * Its folder under the models directory.
   * @example "frequency_20261120_031542_9f86d081"
   */
  artifact!: string;
  /**
   * SHA-256 of its weights; checked whenever they are loaded.
   * @example "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
   */
  artifactSha256!: string;
  /**
   * Date of the last draw it has learnt from.
   * @example "2026-11-18"
   */
  trainedThrough!: string;
  /** Whether it has learnt from generated draws. */
  synthetic!: boolean;
  /**
   * When it came on record, UTC ISO 8601.
   * @example "2026-11-20T03:15:42.118Z"
   */
  registeredAt!: string;
}

/** A page of models. */
export class ModelPageView {
  /** The models. */
  items!: ModelView[];
  /**
   * Where the next page starts; null at the end.
   * @example "MTIwMA"
   */
  nextCursor!: string | null;
}

/** How much an ensemble listened to its tools before one draw. */
export class ToolWeightsView {
  /**
   * The draw.
   * @example "2026-11-21"
   */
  date!: string;
  /**
   * The pool.
   * @example "white"
   */
  pool!: string;
  /**
   * Each tool's share of every chance, `0..1`; they sum to 1.
   * @example { "uniform": 0.31, "frequency": 0.12, "recency": 0.1, "trend": 0.09, "pairs": 0.11, "sums": 0.12, "weekday": 0.07, "model": 0.08 }
   */
  weights!: Record<string, number>;
}

/** How an ensemble came to listen to its tools. */
export class ToolWeightsListView {
  /** By date and pool. */
  items!: ToolWeightsView[];
}

/** Where a search looks for a hyperparameter. */
export class SearchRangeView {
  /**
   * From this value on.
   * @example 1
   */
  min!: number;
  /**
   * Up to this one.
   * @example 100000
   */
  max!: number;
  /**
   * How it goes through: `linear` or `logarithmic`.
   * @example "logarithmic"
   */
  scale!: string;
}

/** A setting of an algorithm. */
export class HyperparameterView {
  /**
   * Its name.
   * @example "alpha"
   */
  name!: string;
  /**
   * What it does.
   * @example "Draws that are supposed before any is seen, for every ball."
   */
  description!: string;
  /**
   * Its value when none is given.
   * @example 1
   */
  default!: number;
  /**
   * Least value.
   * @example 0.01
   */
  min!: number;
  /**
   * Greatest value.
   * @example 1000
   */
  max!: number;
  /** Whether it is a whole number. */
  integer!: boolean;
  /** Where a search looks when it is not told. */
  search!: SearchRangeView;
}

/** An algorithm. */
export class AlgorithmView {
  /**
   * Its name.
   * @example "frequency"
   */
  name!: string;
  /**
   * Its name for people.
   * @example "Smoothed frequency"
   */
  title!: string;
  /**
   * What it does.
   * @example "Counts every ball and moves the counts towards chance."
   */
  description!: string;
  /**
   * Draws it needs at least.
   * @example 1
   */
  minimumDraws!: number;
  /** What can be set. */
  hyperparameters!: HyperparameterView[];
  /**
   * The hyperparameter that counts the steps it learns in: an experiment looks after a few of them whether the others are worth it. Null without steps.
   * @example "epochs"
   */
  stepsBy!: string | null;
  /**
   * The same as JSON Schema.
   * @example { "type": "object", "properties": { "alpha": { "type": "number", "default": 1, "minimum": 0.001, "maximum": 1000000 } } }
   */
  schema!: Record<string, unknown>;
  /**
   * Names of the features that it looks at; none where it looks at the draws themselves.
   * @example ["gap", "rate_10", "rate_50", "rate_era"]
   */
  features!: string[];
}

/** Something that may be known of a ball before a draw. */
export class FeatureView {
  /**
   * Its name.
   * @example "rate_50"
   */
  name!: string;
  /**
   * What it is about: a `ball`, or the `draw`.
   * @example "ball"
   */
  entity!: string;
  /**
   * Over how many draws; null for the whole era, or where there is no window.
   * @example 50
   */
  window!: number | null;
  /**
   * Which statistic.
   * @example "rate"
   */
  statistic!: string;
  /**
   * The formula in words.
   * @example "share of the last 50 draws that had the ball"
   */
  formula!: string;
  /**
   * Draws that must have gone before for the value to mean what it says.
   * @example 50
   */
  minimumHistory!: number;
}
