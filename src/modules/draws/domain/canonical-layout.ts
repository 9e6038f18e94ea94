import type { DrawnResult } from '#events/ids';
import type { Game } from './game';

/** A draw under the names of the canonical layout: `{ draw_date: '2026-08-05', n1: 14, …, powerball: 25, power_play: 2 }`. */
export type CanonicalRow = Readonly<Record<string, string | number | null>>;

type Column = Readonly<{ name: string; of: (draw: Dated) => string | number | null }>;
type Dated = DrawnResult & Readonly<{ date: string }>;

/** The layout that a game's draws are exported in. Reading it gives the same draws again. */
export function canonicalLayout(game: Game): Readonly<{ columns: string[]; row: (draw: Dated) => CanonicalRow }> {
  const columns = columnsOf(game);
  return {
    columns: columns.map(({ name }) => name),
    row: (draw) => Object.fromEntries(columns.map(({ name, of }) => [name, of(draw)])),
  };
}

function columnsOf(game: Game): Column[] {
  const { multiplier } = game;
  return [
    { name: 'draw_date', of: ({ date }) => date },
    ...Object.keys(game.pools).flatMap((pool) => columnsOfPool(game, pool)),
    ...(multiplier ? [{ name: headerOf(multiplier), of: (draw: Dated) => draw.multiplier }] : []),
    ...game.secondary.map((secondary) => ({
      name: headerOf(secondary),
      of: ({ secondary: drawn }: Dated) => {
        const numbers = drawn[secondary.name];
        return numbers
          ? Object.keys(game.pools)
              .flatMap((pool) => numbers[pool] ?? [])
              .join(' ')
          : null;
      },
    })),
  ];
}

/** A column a ball, `n1` to `n5`; all balls in one where eras drew different numbers of them. */
function columnsOfPool(game: Game, pool: string): Column[] {
  const picks = new Set(game.eras.map(({ pools }) => pools[pool]?.pick ?? 0));
  const [pick = 1] = picks;
  const name = game.pools[pool]?.columns[0] ?? pool;
  if (picks.size > 1) return [{ name: pool, of: ({ numbers }) => numbers[pool]?.join(' ') ?? null }];
  if (pick === 1) return [{ name, of: ({ numbers }) => numbers[pool]?.[0] ?? null }];
  return Array.from({ length: pick }, (_, index) => ({ name: `${name}${index + 1}`, of: ({ numbers }) => numbers[pool]?.[index] ?? null }));
}

/** `powerPlay` as `power_play`, where files of the game call it so; else as they call it. */
function headerOf({ name, columns }: Readonly<{ name: string; columns: readonly string[] }>): string {
  const plain = name.replaceAll(/[^A-Za-z0-9]/g, '');
  return columns.includes(plain.toLowerCase()) ? plain.replaceAll(/(?<=[a-z0-9])[A-Z]/g, '_$&').toLowerCase() : (columns[0] as string);
}
