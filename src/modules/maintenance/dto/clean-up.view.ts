/** A file or a folder that is left over. */
export class LeftoverView {
  /**
   * Where it is: under the `data` directory, among the `models`, or in the system's directory for `temporary` files.
   * @example "models"
   */
  place!: string;
  /**
   * Its path there.
   * @example "frequency_20261120_031542_9f86d081"
   */
  path!: string;
  /**
   * Its size, or that of all files in it.
   * @example 48213
   */
  bytes!: number;
  /**
   * The last change of anything in it, UTC ISO 8601.
   * @example "2026-11-18T03:15:42.118Z"
   */
  changedAt!: string;
  /**
   * How long ago that was, in milliseconds.
   * @example 172800000
   */
  ageMs!: number;
  /**
   * Why nobody needs it, or why it is left alone all the same.
   * @example "its training was broken off before it was on record: no event refers to it"
   */
  why!: string;
}

/** What a clean-up would remove. */
export class CleanUpReportView {
  /**
   * A SHA-256 over what would be removed: whoever wants it removed names it.
   * @example "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
   */
  id!: string;
  /**
   * The log was read up to here: no event before it refers to any of this.
   * @example 4711
   */
  position!: number;
  /** What would be removed. */
  removable!: LeftoverView[];
  /**
   * How much room that would make.
   * @example 48213
   */
  bytes!: number;
  /** What no event refers to either, and what a person has to decide about: nothing removes it. */
  leftAlone!: LeftoverView[];
}

/** What a clean-up has removed. */
export class CleanedUpView {
  /**
   * Its id, as in its stream `clean-up-<id>`; null where nothing was left over.
   * @example "019a9c3e-5b7a-7c21-9d8e-3f1a2b4c5d6e"
   */
  cleanUpId!: string | null;
  /** What was removed. */
  removed!: LeftoverView[];
  /**
   * How much room that made.
   * @example 48213
   */
  bytes!: number;
}
