/** A read model. */
export class ProjectionView {
  /**
   * Its table.
   * @example "draws"
   */
  name!: string;
  /**
   * Version of its folds.
   * @example 1
   */
  version!: number;
  /**
   * Event types that it folds.
   * @example ["DrawIngested", "DrawCorrected"]
   */
  events!: string[];
  /**
   * Rows, where checksums were asked for.
   * @example 3838
   */
  rows?: number;
  /**
   * SHA-256 over all rows in the order of their keys, where checksums were asked for.
   * @example "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
   */
  sha256?: string;
}

/** The read side. */
export class ReadSideView {
  /**
   * Position of the last event that is folded in.
   * @example 7700
   */
  position!: number;
  /**
   * What it was computed by: the folds' versions and the tables' schema.
   * @example "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
   */
  fingerprint!: string;
  /** Whether it is being computed anew beside the live one. */
  rebuilding!: boolean;
  /** Every read model. */
  items!: ProjectionView[];
}

/** A rebuild that was begun. */
export class RebuildView {
  /**
   * `running`; `GET /v1/projections` tells when it is done.
   * @example "running"
   */
  status!: string;
}
