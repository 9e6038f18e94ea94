import { defineProjection } from '#projections/runner';
import { type DrawOfMonth, DrawMonthRow } from './draw-month.entity';

type OfDraw = { data: { game: string; date: string } };

const monthOf = (date: string): string => date.slice(0, 7);
const key = ({ data }: OfDraw) => `${data.game}/${monthOf(data.date)}`;

/** The draws with one more, or another in its place, in the order of their dates. */
function withDraw(draws: readonly DrawOfMonth[], draw: DrawOfMonth): DrawOfMonth[] {
  const last = draws.at(-1);
  if (!last || last.date < draw.date) return [...draws, draw];
  const at = draws.findIndex(({ date }) => date >= draw.date);
  return draws.toSpliced(at, draws[at]?.date === draw.date ? 1 : 0, draw);
}

/** One row a month of a game. */
export const drawMonthsProjection = defineProjection<DrawMonthRow>(DrawMonthRow, {
  version: 1,
  on: {
    DrawIngested: {
      key,
      add: (row, { data: { game, date, numbers, source }, position }, monthKey) => ({
        key: String(monthKey),
        game,
        month: monthOf(date),
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
