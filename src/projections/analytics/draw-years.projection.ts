import { defineProjection } from '#projections/runner';
import { type DrawOfYear, DrawYearRow } from './draw-year.entity';

type OfDraw = { data: { game: string; date: string } };

const yearOf = (date: string): string => date.slice(0, 4);
const key = ({ data }: OfDraw) => `${data.game}/${yearOf(data.date)}`;

/** The draws with one more, or another in its place, in the order of their dates. */
function withDraw(draws: readonly DrawOfYear[], draw: DrawOfYear): DrawOfYear[] {
  const last = draws.at(-1);
  if (!last || last.date < draw.date) return [...draws, draw];
  const at = draws.findIndex(({ date }) => date >= draw.date);
  return draws.toSpliced(at, draws[at]?.date === draw.date ? 1 : 0, draw);
}

/** One row a year of a game. */
export const drawYearsProjection = defineProjection<DrawYearRow>(DrawYearRow, {
  version: 1,
  on: {
    DrawIngested: {
      key,
      add: (row, { data: { game, date, numbers, source }, position }, yearKey) => ({
        key: String(yearKey),
        game,
        year: yearOf(date),
        draws: withDraw(row?.draws ?? [], { date, numbers, synthetic: source.kind === 'sample' }),
        position,
      }),
    },
    DrawCorrected: {
      key,
      change: (row, { data: { date, numbers }, position }) => ({
        ...row,
        draws: withDraw(row.draws, { date, numbers, synthetic: false }),
        position,
      }),
    },
    DrawWithdrawn: {
      key,
      change: (row, { data, position }) => ({ ...row, draws: row.draws.filter(({ date }) => date !== data.date), position }),
    },
  },
});
