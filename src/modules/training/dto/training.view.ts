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
  /** Lower end of the advantage's 95 % interval. */
  advantageLow!: number;
  /** Upper end of the advantage's 95 % interval. An interval around 0 says: no better than chance. */
  advantageHigh!: number;
}

/** How well a model did on draws that it had not seen. */
export class MetricsView {
  /** Draws held out. */
  holdoutDraws!: number;
  /** Draws learnt from. */
  trainedDraws!: number;
  /** Each pool's numbers, by pool. */
  pools!: Record<string, PoolMetricsView>;
}

/** A training. */
export class TrainingView {
  /** Its id. */
  id!: string;
  /** Id of the model that comes out. */
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
  /** What the model stands in for. */
  slot!: string;
  /** Seed of everything random in it. */
  seed!: number;
  /** The hyperparameters, defaults filled in. */
  hyperparameters!: Record<string, number>;
  /** What computed it; null until it has ended. */
  backend!: string | null;
  /** How well the model does beside chance; null until it has ended. */
  metrics!: MetricsView | null;
  /** How long it took, in milliseconds; null until it has ended. */
  durationMs!: number | null;
  /** Position of the log that its draws were read at; null until it has ended. */
  dataPosition!: number | null;
  /** SHA-256 of its draws as canonical JSON; null until it has ended. */
  dataSha256!: string | null;
  /** Why it failed; null when it did not. */
  error!: string | null;
  /** When it was asked for, UTC ISO 8601. */
  requestedAt!: string;
}

/** A training that was asked for. */
export class TrainingAcceptedView {
  /** Its id. */
  id!: string;
  /** Id of the model that comes out. */
  modelId!: string;
  /**
   * How far it is.
   * @example "requested"
   */
  status!: string;
}

/** A page of trainings. */
export class TrainingPageView {
  /** The trainings. */
  items!: TrainingView[];
  /** Where the next page starts; null at the end. */
  nextCursor!: string | null;
}

/** A model. */
export class ModelView {
  /** Its id. */
  id!: string;
  /** The training that it came out of. */
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
  /** What it stands in for. */
  slot!: string;
  /**
   * Whether it may predict: `idle` or `retired`.
   * @example "idle"
   */
  status!: string;
  /** Why it was retired; null when it was not. */
  retiredBecause!: string | null;
  /** Its folder under the models directory. */
  artifact!: string;
  /** SHA-256 of its weights; checked whenever they are loaded. */
  artifactSha256!: string;
  /** Date of the last draw it has learnt from. */
  trainedThrough!: string;
  /** Whether it has learnt from generated draws. */
  synthetic!: boolean;
  /** When it came on record, UTC ISO 8601. */
  registeredAt!: string;
}

/** A page of models. */
export class ModelPageView {
  /** The models. */
  items!: ModelView[];
  /** Where the next page starts; null at the end. */
  nextCursor!: string | null;
}

/** A setting of an algorithm. */
export class HyperparameterView {
  /**
   * Its name.
   * @example "alpha"
   */
  name!: string;
  /** What it does. */
  description!: string;
  /** Its value when none is given. */
  default!: number;
  /** Least value. */
  min!: number;
  /** Greatest value. */
  max!: number;
  /** Whether it is a whole number. */
  integer!: boolean;
}

/** An algorithm. */
export class AlgorithmView {
  /**
   * Its name.
   * @example "frequency"
   */
  name!: string;
  /** Its name for people. */
  title!: string;
  /** What it does. */
  description!: string;
  /** Draws it needs at least. */
  minimumDraws!: number;
  /** What can be set. */
  hyperparameters!: HyperparameterView[];
}
