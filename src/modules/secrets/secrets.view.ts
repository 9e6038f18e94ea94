/** A key of the key ring. The key itself never leaves its file. */
export class SecretsKeyView {
  /**
   * What names it.
   * @example "5b7a9d8e01a1fb75"
   */
  id!: string;
  /**
   * When it was made.
   * @example "2026-11-20T17:00:01.000Z"
   */
  createdAt!: string;
  /** Whether it is the one that encrypts now. */
  isPresent!: boolean;
}

/** What is encrypted at rest, and under which keys. */
export class SecretsView {
  /** The keys, oldest first. */
  keys!: SecretsKeyView[];
  /**
   * The names of the secrets; never what they are.
   * @example ["log-c74f20a3"]
   */
  secrets!: string[];
  /**
   * When the present key is due to be replaced.
   * @example "2027-02-18T17:00:01.000Z"
   */
  rotationDueAt!: string | null;
}

/** A rotation. */
export class SecretsRotationView {
  /**
   * The key that encrypts from now on.
   * @example "5b7a9d8e01a1fb75"
   */
  keyId!: string;
  /**
   * How many secrets are under it.
   * @example 2
   */
  secrets!: number;
}
