/** What was looked at in one part of what is kept. */
export class CheckedPartView {
  /**
   * `log`, `checkpoints`, `closings`, `artifacts` or `readSide`. Where the log is not sound, nothing else is looked at.
   * @example "artifacts"
   */
  part!: string;
  /**
   * What was looked at.
   * @example "3 artifacts were read"
   */
  checked!: string;
  /**
   * What is wrong, at most a hundred.
   * @example ["model 019a9c3e-6c11-7f3a-8b42-0a1b2c3d4e5f: the artifact mlp_20261120_031542_9f86d081 cannot be read"]
   */
  problems!: string[];
}

/** A check of everything that is kept. */
export class IntegrityCheckView {
  /**
   * Its id.
   * @example "019a9c3e-5b7a-7c21-9d8e-3f1a2b4c5d6e"
   */
  id!: string;
  /**
   * Why it was begun: `request` or `schedule`.
   * @example "schedule"
   */
  trigger!: string;
  /**
   * `running`, `sound`, `unsound` (see the problems), or `failed`: the check itself broke off and tells nothing.
   * @example "sound"
   */
  status!: string;
  /**
   * Up to where the log was checked; null until the check has ended.
   * @example 4711
   */
  position!: number | null;
  /** Each part that was looked at. */
  parts!: CheckedPartView[];
  /**
   * Why the check broke off; null when it did not.
   * @example "the service stopped while it was running"
   */
  reason!: string | null;
  /**
   * How long it took, in milliseconds; null until it has ended.
   * @example 1200
   */
  durationMs!: number | null;
  /**
   * When it was begun, UTC ISO 8601.
   * @example "2026-11-20T03:15:42.118Z"
   */
  requestedAt!: string;
  /**
   * When it ended, UTC ISO 8601; null until then.
   * @example "2026-11-20T03:15:43.318Z"
   */
  endedAt!: string | null;
}

/** A page of checks. */
export class IntegrityCheckPageView {
  /** The checks. */
  items!: IntegrityCheckView[];
  /**
   * Cursor of the next page; null on the last one.
   * @example "MDE5YTljM2U"
   */
  nextCursor!: string | null;
}
