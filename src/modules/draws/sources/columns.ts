import type { Game } from '../domain/game';

/** Where a row tells its date: in one cell, or in three. */
export type DateColumns = Readonly<{ cell: number }> | Readonly<{ year: number; month: number; day: number; dayAndMonthKnown: boolean }>;

/** Cells whose numbers, one after the other, are those of some pools. */
export type BallColumns = Readonly<{ pools: readonly string[]; cells: readonly number[] }>;

/** What the cells of a file's rows mean. */
export type Columns = Readonly<{
  layout: string;
  /** Cells in a row; undefined where rows may be of several lengths. */
  count: number | undefined;
  date: DateColumns;
  balls: readonly BallColumns[];
  multiplier: number | undefined;
  secondary: readonly Readonly<{ name: string; cell: number }>[];
  /** A cell that names the game. */
  game: number | undefined;
}>;

/** Names that mean the date, and all numbers in one cell, for every game. */
const dateNames = ['drawdate', 'date', 'drawingdate', 'datedrawn', 'drawndate', 'dateofdraw', 'datedetirage', 'day'];
const allNumbersNames = ['winningnumbers', 'winningnumber', 'numbers', 'drawnumbers', 'drawnnumbers', 'results', 'result', 'combination'];

/** A header's name as it is compared: lower case, without accents, letters and digits alone. */
export const normalName = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '');

/** What the columns under a header mean, or undefined when it does not tell the date and every pool. */
export function columnsUnder(game: Game, header: readonly string[]): Columns | undefined {
  const names = header.map(normalName);
  const date = dateUnder(names);
  const balls = ballsUnder(game, names);
  if (!date || !balls) return undefined;
  return {
    layout: layoutOf(game, names, balls),
    count: names.length,
    date,
    balls,
    multiplier: firstOf(names, game.multiplier?.columns ?? []),
    secondary: game.secondary.flatMap(({ name, columns }) => {
      const cell = firstOf(names, columns);
      return cell === undefined ? [] : [{ name, cell }];
    }),
    game: undefined,
  };
}

function dateUnder(names: readonly string[]): DateColumns | undefined {
  const [year, month, day] = ['year', 'month', 'day'].map((name) => only(names, name));
  if (year !== undefined && month !== undefined && day !== undefined) return { year, month, day, dayAndMonthKnown: true };
  const cell = firstOf(names, dateNames);
  return cell === undefined ? undefined : { cell };
}

/** Each pool by columns of its own, and what is left by a column of all numbers. */
function ballsUnder(game: Game, names: readonly string[]): BallColumns[] | undefined {
  const own = new Map<string, readonly number[]>();
  for (const [pool, { columns }] of Object.entries(game.pools)) {
    const cells = cellsOfPool(names, [normalName(pool), ...columns], game.eras.at(-1)?.pools[pool]?.pick ?? 1);
    if (cells) own.set(pool, cells);
  }
  const left = Object.keys(game.pools).filter((pool) => !own.has(pool));
  const all = firstOf(names, allNumbersNames);
  if (left.length > 0 && all === undefined) return undefined;
  const shared = left.length === 0 || all === undefined ? [] : [{ pools: left, cells: [all] }];
  return [...shared, ...[...own].map(([pool, cells]) => ({ pools: [pool], cells }))];
}

/** Columns `n1` … `n5`, or one with all balls under the pool's own name or a plural. A column such as `num` is a number of something else as often. */
function cellsOfPool(names: readonly string[], columns: readonly string[], pick: number): number[] | undefined {
  for (const column of columns) {
    const numbered = Array.from({ length: pick }, (_, index) => only(names, `${column}${index + 1}`));
    if (numbered.every((cell) => cell !== undefined)) return numbered as number[];
  }
  const single = firstOf(
    names,
    columns.filter((column, index) => pick === 1 || index === 0 || column.endsWith('s')),
  );
  return single === undefined ? undefined : [single];
}

/** The place of a name that stands there once. */
function only(names: readonly string[], name: string): number | undefined {
  const place = names.indexOf(name);
  return place === -1 || names.lastIndexOf(name) !== place ? undefined : place;
}

function firstOf(names: readonly string[], wanted: readonly string[]): number | undefined {
  for (const name of wanted) {
    const place = only(names, name);
    if (place !== undefined) return place;
  }
  return undefined;
}

/** What the layout is called in reports. */
function layoutOf(game: Game, names: readonly string[], balls: readonly BallColumns[]): string {
  if (balls.some(({ cells }) => allNumbersNames.includes(names[cells[0] as number] as string))) return 'ny-open-data';
  if (balls.some(({ cells, pools }) => cells.length === 1 && pickOf(game, pools) > 1)) return 'grouped';
  return names.includes('drawdate') && names.includes('n1') ? 'canonical' : 'columns';
}

const pickOf = (game: Game, pools: readonly string[]): number =>
  pools.reduce((sum, pool) => sum + (game.eras.at(-1)?.pools[pool]?.pick ?? 0), 0);
