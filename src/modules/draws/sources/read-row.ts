import type { Game } from '../domain/game';
import { eraOf } from '../domain/game';
import type { ImportedRow } from '../domain/import-plan';
import type { BallColumns, Columns } from './columns';
import { type DayOrder, readDate, toIso, type WrittenDate } from './dates';
import { namesGame } from './headerless';
import type { SourceRow } from './records';

type Problem = Readonly<{ code: string; message: string }>;
type Numbers = Record<string, number[]>;

/** The date that a row tells, as it is written. */
export function writtenDateOf(cells: readonly string[], { date }: Columns): WrittenDate | undefined {
  if ('cell' in date) return readDate(cells[date.cell] ?? '');
  const [year, month, day] = [date.year, date.month, date.day].map((cell) => Number(cells[cell] || Number.NaN)) as [number, number, number];
  if (![year, month, day].every(Number.isInteger)) return undefined;
  return date.dayAndMonthKnown ? readDate(`${year}-${month}-${day}`) : { first: month, second: day, year };
}

/** A row's draw, or what is wrong with its cells. Whether the draw fits the rules of its date is not looked at here. */
export function readRow(game: Game, columns: Columns, order: DayOrder, row: SourceRow): ImportedRow {
  const { line, text } = row;
  if ('problem' in row) return { line, text, problem: { code: 'unreadable-row', message: row.problem } };
  const read = drawIn(game, columns, order, row.cells);
  return 'code' in read ? { line, text, problem: read } : { line, text, draw: read };
}

function drawIn(game: Game, columns: Columns, order: DayOrder, cells: readonly string[]) {
  const shape = problemOfShape(game, columns, cells);
  if (shape) return shape;
  const written = writtenDateOf(cells, columns);
  if (!written) return { code: 'invalid-date', message: `${dateText(columns, cells)} is not a date` };
  const date = toIso(written, order);
  const numbers = numbersIn(game, date, columns.balls, cells);
  if ('code' in numbers) return numbers as Problem;
  const multiplier = multiplierIn(columns.multiplier === undefined ? '' : (cells[columns.multiplier] ?? ''));
  if (Number.isNaN(multiplier)) return { code: 'invalid-multiplier', message: 'the multiplier is not a whole number' };
  const secondary: Record<string, Numbers> = {};
  for (const { name, cell } of columns.secondary) {
    if (isEmpty(cells[cell] ?? '')) continue;
    const told = numbersIn(game, date, [{ pools: Object.keys(game.pools), cells: [cell] }], cells);
    if ('code' in told) return { code: String(told.code), message: `${name}: ${told.message}` };
    secondary[name] = told as Numbers;
  }
  return { date, numbers: numbers as Numbers, multiplier, secondary };
}

function problemOfShape(game: Game, { count, balls, game: named }: Columns, cells: readonly string[]): Problem | undefined {
  if (count !== undefined && cells.length !== count)
    return { code: 'wrong-cells', message: `the header has ${count} cells and this row ${cells.length}` };
  const needed = Math.max(...balls.flatMap((pool) => pool.cells)) + 1;
  if (cells.length < needed || (count === undefined && cells.length > needed + 1))
    return { code: 'wrong-cells', message: `${needed} or ${needed + 1} cells are needed, and this row has ${cells.length}` };
  if (named !== undefined && !namesGame(game, cells[named] ?? ''))
    return { code: 'other-game', message: `the row is about ${cells[named]}, not about ${game.name}` };
  return undefined;
}

const dateText = ({ date }: Columns, cells: readonly string[]): string =>
  'cell' in date ? `“${cells[date.cell]}”` : `“${cells[date.month]}, ${cells[date.day]}, ${cells[date.year]}”`;

/** Numbers of each pool. Cells of several pools are told apart by how many balls of each were drawn at the date. */
function numbersIn(game: Game, date: string, columns: readonly BallColumns[], cells: readonly string[]): Numbers | Problem {
  const { pools: rules } = eraOf(game, date);
  const found: Numbers = {};
  for (const { pools, cells: places } of columns) {
    const numbers = places.flatMap((place) => numbersInCell(cells[place] ?? ''));
    if (numbers.some(Number.isNaN)) return { code: 'not-an-integer', message: 'a cell that should hold a ball holds no whole number' };
    const picks = pools.map((pool) => rules[pool]?.pick ?? 0);
    const total = picks.reduce((sum, pick) => sum + pick, 0);
    if (pools.length > 1 && numbers.length !== total)
      return { code: 'wrong-count', message: `${total} numbers are drawn, not ${numbers.length}` };
    let taken = 0;
    pools.forEach((pool, index) => {
      const end = pools.length > 1 ? taken + (picks[index] ?? 0) : numbers.length;
      found[pool] = numbers.slice(taken, end);
      taken = end;
    });
  }
  return found;
}

/** The numbers in a cell: one, or several in brackets, between spaces, commas, bars, hyphens or plus signs. */
function numbersInCell(cell: string): number[] {
  const single = wholeNumber(cell);
  if (!Number.isNaN(single)) return [single];
  return cell
    .replaceAll(/[[\](){}]/g, ' ')
    .trim()
    .split(/[\s,;|+-]+/)
    .map(wholeNumber);
}

/** Spreadsheets write 7 as 7.0. */
const wholeNumber = (text: string): number => (/^\d{1,4}(\.0+)?$/.test(text) ? Number(text) : Number.NaN);

const isEmpty = (cell: string): boolean => /^(|-|0|0x|n\/?a|none|null)$/i.test(cell.trim());

/** The multiplier in a cell, as 3, 03 or 3X: null where none was drawn, NaN where there is something else. */
const multiplierIn = (cell: string): number | null => (isEmpty(cell) ? null : wholeNumber(cell.trim().replace(/^x|x$/i, '')));
