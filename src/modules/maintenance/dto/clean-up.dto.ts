import { Matches } from 'class-validator';

/** Which report shall be carried out. */
export class CleanUpDto {
  /**
   * The `id` of the report that was looked at.
   * @example "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
   */
  @Matches(/^[0-9a-f]{64}$/, { message: 'report must be the id of a report of GET /v1/maintenance/clean-up' })
  report!: string;
}
