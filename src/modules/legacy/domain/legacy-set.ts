import type { LegacyProblem, LegacySetMigrated } from '#events/legacy';

/** A set of the old application, understood; not yet where it stood, nor its hash. */
export type LegacySetContent = Omit<LegacySetMigrated['data'], 'setId' | 'contentSha256' | 'source'>;
export type LegacyTicketContent = LegacySetContent['tickets'][number];

/** A set with the row that it stood in. */
export type DecodedSet = Readonly<{ row: number; content: LegacySetContent }>;

/** What could be understood of an old file, and what could not. */
export type DecodedFile = Readonly<{ sets: readonly DecodedSet[]; problems: readonly LegacyProblem[] }>;

/** Notes what is wrong with one row. */
export class RowProblems {
  readonly found: LegacyProblem[] = [];

  constructor(
    private readonly table: LegacyProblem['table'],
    private readonly row: number,
  ) {}

  /** The row is not taken over. */
  reject(column: string | null, code: string, message: string): void {
    this.found.push({ table: this.table, row: this.row, kind: 'rejected', column, code, message });
  }

  /** The row is taken over, and this should be known of it. */
  remark(column: string | null, code: string, message: string): void {
    this.found.push({ table: this.table, row: this.row, kind: 'remark', column, code, message });
  }

  /** A cell's value; a remark where there is something that cannot be understood. */
  valueOf<Value>(column: string, { value, readable }: Readonly<{ value: Value | null; readable: boolean }>): Value | null {
    if (!readable) this.remark(column, 'unreadable-cell', `${column} holds something that cannot be understood; it is left out`);
    return value;
  }
}
