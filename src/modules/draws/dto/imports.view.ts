import { ConflictView } from './draws.view';

/** A row that broke a rule. */
export class RejectedRowView {
  /**
   * Line in the file, from 1; in JSON the place in the list.
   * @example 7
   */
  line!: number;
  /**
   * The rule.
   * @example "out-of-range"
   */
  code!: string;
  /**
   * What was wrong, and what would be right.
   * @example "white 70 is not between 1 and 69, the range since 2015-10-07"
   */
  message!: string;
}

/** How many rows became what. */
class TotalsView {
  /**
   * Rows that are on record now and were not before.
   * @example 3838
   */
  accepted!: number;
  /**
   * Rows that were on record already.
   * @example 0
   */
  duplicates!: number;
  /**
   * Those of the duplicates that told a multiplier or a secondary draw not known before; it is on record now.
   * @example 0
   */
  supplemented!: number;
  /**
   * Rows that told another result than the one on record.
   * @example 1
   */
  conflictCount!: number;
  /**
   * Rows that broke a rule.
   * @example 1
   */
  rejectedCount!: number;
  /**
   * Earliest date among the accepted and the duplicates; null when there are none.
   * @example "1992-04-22"
   */
  firstDate!: string | null;
  /**
   * Latest date among the accepted and the duplicates; null when there are none.
   * @example "2026-08-05"
   */
  lastDate!: string | null;
}

/** What became of an imported file. */
export class ImportView extends TotalsView {
  /**
   * The import's id.
   * @example "01a1fb75-27ac-756e-89b5-25fe0f2eec1d"
   */
  id!: string;
  /**
   * The game.
   * @example "powerball"
   */
  game!: string;
  /**
   * The layout that the file was read in.
   * @example "canonical"
   */
  layout!: string;
  /**
   * `completed`, `running`, or `interrupted` (the service stopped; what is counted is on record, the rest can be imported again).
   * @example "completed"
   */
  status!: string;
  /**
   * Whether its draws are generated, not drawn.
   * @example false
   */
  synthetic!: boolean;
  /**
   * SHA-256 of the file's bytes.
   * @example "0f4c1c9b5c0a3c1b7a1e9d2f6b8a7c5d4e3f2a1b0c9d8e7f6a5b4c3d2e1f0a9b"
   */
  sha256!: string;
  /** Rows that told another result than the one on record, at most 1,000; `GET /v1/imports/{id}/rows` has all. */
  conflicts!: ConflictView[];
  /** Rows that broke a rule, at most 1,000; `GET /v1/imports/{id}/rows` has all. */
  rejected!: RejectedRowView[];
}

/** A row of a file that did not become a draw. */
export class ImportRowView extends RejectedRowView {
  /**
   * `rejected` or `conflict`.
   * @example "rejected"
   */
  kind!: string;
  /** Both results, where it is a conflict; else null. */
  conflict!: ConflictView | null;
}

/** A page of rows. */
export class ImportRowPageView {
  /** The rows. */
  items!: ImportRowView[];
  /**
   * Where the next page starts; null at the end.
   * @example "MTIwMA"
   */
  nextCursor!: string | null;
}

/** A row that would be a conflict. */
export class PreviewConflictView {
  /**
   * Line in the file, from 1.
   * @example 7
   */
  line!: number;
  /**
   * The draw's date.
   * @example "2026-08-05"
   */
  date!: string;
  /**
   * What is on record, or in an earlier row of the file.
   * @example { "numbers": { "white": [14, 20, 59, 60, 61], "powerball": [25] }, "multiplier": 2, "secondary": {} }
   */
  existing!: Record<string, unknown>;
  /**
   * What the row tells.
   * @example { "numbers": { "white": [14, 20, 59, 60, 61], "powerball": [24] }, "multiplier": 2, "secondary": {} }
   */
  offered!: Record<string, unknown>;
}

/** A draw as it would be put on record. */
export class PreviewDrawView {
  /**
   * The draw's date.
   * @example "2026-08-05"
   */
  date!: string;
  /**
   * The era of its rules.
   * @example "2015-10-07"
   */
  era!: string;
  /**
   * The numbers drawn, by pool, ascending.
   * @example { "white": [14, 20, 59, 60, 61], "powerball": [25] }
   */
  numbers!: Record<string, number[]>;
  /**
   * The multiplier drawn with it; null where none was drawn or known.
   * @example 2
   */
  powerPlay!: number | null;
  /**
   * Numbers of secondary draws, by their names.
   * @example {}
   */
  secondary!: Record<string, Record<string, number[]>>;
}

/** What an import would come to. Nothing is on record of it. */
export class ImportPreviewView extends TotalsView {
  /**
   * The game.
   * @example "powerball"
   */
  game!: string;
  /**
   * The layout that the file would be read in.
   * @example "canonical"
   */
  layout!: string;
  /**
   * Rows in the file.
   * @example 3840
   */
  rows!: number;
  /** Rows that would be conflicts, at most 1,000. */
  conflicts!: PreviewConflictView[];
  /** Rows that would be rejected, at most 1,000. */
  rejected!: RejectedRowView[];
  /** Draws that would be new, at most 1,000, in the order of the file. */
  draws!: PreviewDrawView[];
}
