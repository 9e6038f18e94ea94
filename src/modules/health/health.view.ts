/** Whether the service is up. */
export class Health {
  /**
   * `up`, `starting` or `down`.
   * @example "up"
   */
  status!: string;
  /**
   * Each part: `up`, or what is the matter with it.
   * @example { "log": "up", "readSide": "up", "models": "up", "processes": "up" }
   */
  parts?: Record<string, string>;
}
