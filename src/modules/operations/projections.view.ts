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
  /** Event types that it folds. */
  events!: string[];
  /**
   * Rows, where checksums were asked for.
   * @example 3838
   */
  rows?: number;
  /** SHA-256 over all rows in the order of their keys, where checksums were asked for. */
  sha256?: string;
}

/** The read side. */
export class ReadSideView {
  /**
   * Position of the last event that is folded in.
   * @example 7700
   */
  position!: number;
  /** What it was computed by: the folds' versions and the tables' schema. */
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
