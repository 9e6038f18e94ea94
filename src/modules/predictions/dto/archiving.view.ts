/** What the policies of archiving led to. */
export class ArchivingView {
  /**
   * Sets of a model that stay listed.
   * @example 1000
   */
  keptPerModel!: number;
  /**
   * Sets that are archived now because another one counts for their draw.
   * @example 3
   */
  onePerDraw!: number;
  /**
   * Sets that are archived now because their model has enough newer ones.
   * @example 12
   */
  beyondKept!: number;
}
