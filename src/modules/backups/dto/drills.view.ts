/** A drill that is on record. */
export class DrillView {
  /** Its id. @example "019a9c3e-5b7a-7c21-9d8e-3f1a2b4c5d6e" */
  drillId!: string;
}
