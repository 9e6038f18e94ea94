import type { DrawCandidate } from '../../domain/validate-draw';

/** A row's cells by the header's names, in their normal form: lower case, without spaces and underscores. */
export type Cells = Readonly<Record<string, string>>;

/** Why a row's cells could not be read. */
export type CellProblem = Readonly<{ code: string; message: string }>;

/** A way in which a file tells draws. */
export type Layout = Readonly<{
  name: string;
  /** The header, for people. */
  header: string;
  /** Names, in normal form, that the header must have. */
  requires: readonly string[];
  /** A row's draw, or what is wrong with its cells. Never throws. */
  read: (cells: Cells) => DrawCandidate | CellProblem;
}>;

/** A header's name in its normal form. */
export const normalName = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]/g, '');

/** The number in a cell; NaN when there is none. */
export const numberIn = (cell: string | undefined): number =>
  cell !== undefined && /^\s*\d{1,4}\s*$/.test(cell) ? Number(cell) : Number.NaN;

/** The multiplier in a cell: null when it is empty. */
export const multiplierIn = (cell: string | undefined): number | null =>
  cell === undefined || cell.trim() === '' ? null : numberIn(cell.replace(/x$/i, ''));

/** A draw of Powerball's pools, unless a cell holds no number. */
export function toDraw(date: string, white: readonly number[], powerball: number, multiplier: number | null): DrawCandidate | CellProblem {
  if ([...white, powerball].some(Number.isNaN))
    return { code: 'not-an-integer', message: 'a cell that should hold a ball holds no whole number' };
  if (Number.isNaN(multiplier)) return { code: 'invalid-multiplier', message: 'the multiplier is not a whole number' };
  return { date, numbers: { white, powerball: [powerball] }, multiplier };
}
