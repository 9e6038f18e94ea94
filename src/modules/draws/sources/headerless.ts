import type { Game } from '../domain/game';
import { type Columns, type DateColumns, normalName } from './columns';
import { readDate } from './dates';

/** What the cells of a file without a header mean, told from its first row: the game's name if it is there, a date, the balls, a multiplier. */
export function columnsOfRow(game: Game, cells: readonly string[]): Columns | undefined {
  const named = namesGame(game, cells[0] ?? '');
  const first = named ? 1 : 0;
  const date = dateFrom(cells, first);
  if (!date) return undefined;
  const balls = 'cell' in date ? first + 1 : first + 3;
  const picks = Object.entries(game.pools).map(([pool]) => [pool, game.eras.at(-1)?.pools[pool]?.pick ?? 1] as const);
  const total = picks.reduce((sum, [, pick]) => sum + pick, 0);
  const numbers = cells.slice(balls, balls + total);
  if (numbers.length < total || !numbers.every(isNumber) || cells.length > balls + total + 1) return undefined;
  return {
    layout: named && !('cell' in date) ? 'texas' : 'headerless',
    count: undefined,
    date,
    balls: [{ pools: picks.map(([pool]) => pool), cells: Array.from({ length: total }, (_, index) => balls + index) }],
    multiplier: balls + total,
    secondary: [],
    game: named ? 0 : undefined,
  };
}

/** Whether a cell names a game. */
export const namesGame = (game: Game, cell: string): boolean => [game.id, game.name].map(normalName).includes(normalName(cell));

const isNumber = (cell: string): boolean => /^\d{1,4}$/.test(cell);

function dateFrom(cells: readonly string[], first: number): DateColumns | undefined {
  if (readDate(cells[first] ?? '')) return { cell: first };
  const [a = '', b = '', c = ''] = cells.slice(first, first + 3);
  if (/^\d{4}$/.test(a) && isNumber(b) && isNumber(c)) return { year: first, month: first + 1, day: first + 2, dayAndMonthKnown: true };
  if (isNumber(a) && isNumber(b) && /^\d{4}$/.test(c)) return { month: first, day: first + 1, year: first + 2, dayAndMonthKnown: false };
  return undefined;
}
