import { Matches } from 'class-validator';

/** A SHA-256 in the address. */
export class Sha256Param {
  /**
   * SHA-256 in lower-case hex.
   * @example "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
   */
  @Matches(/^[0-9a-f]{64}$/, { message: 'sha256 must be 64 digits of lower-case hex' })
  sha256!: string;
}
