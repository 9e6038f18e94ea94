import { defineProjection } from '#projections/runner';
import { ClosingRow } from './closing.entity';

const key = ({ data }: { data: { game: string; drawDate: string } }) => `${data.game}/${data.drawDate}`;
const open = { closedAt: null, closedPosition: null, root: null, positions: null, outcomeKnown: null };

/** One row a draw that something was predicted for. */
export const closingsProjection = defineProjection<ClosingRow>(ClosingRow, {
  version: 1,
  on: {
    PredictionIssued: {
      key,
      add: (row, { data: { game, drawDate } }, target) =>
        row ? { ...row, sets: row.sets + 1 } : { key: String(target), game, drawDate, sets: 1, ...open },
    },
    PredictionsClosed: {
      key,
      change: (row, { data: { root, positions, outcomeKnown }, recordedAt, position }) => ({
        ...row,
        closedAt: recordedAt,
        closedPosition: position,
        root,
        positions,
        outcomeKnown,
      }),
    },
  },
});
