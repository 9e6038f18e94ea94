/** A setting, and where its value comes from. */
export class ConfiguredValueView {
  /**
   * Its variable.
   * @example "HINDCAST_PORT"
   */
  name!: string;
  /**
   * Its value; null where there is none, and for a secret.
   * @example "3000"
   */
  value!: string | null;
  /**
   * `argument`, `environment`, a file, the profile, or `default`.
   * @example ".env.production"
   */
  source!: string;
  /** Whether its value is kept secret. */
  isSecret!: boolean;
}

/** Every setting. */
export class ConfigView {
  /** The settings. */
  items!: ConfiguredValueView[];
}
