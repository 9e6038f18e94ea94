import type { DrawIngested } from '#events/draws';
import type { Recorded } from '#events/kernel';
import { defineProjection } from '#projections/runner';
import { DrawRow } from './draw.entity';

const keyOf = ({ data }: { data: { game: string; date: string } }) => `${data.game}/${data.date}`;

const toRow = ({ data, position, recordedAt }: Recorded<DrawIngested>): Omit<DrawRow, 'key'> => ({
  game: data.game,
  date: data.date,
  era: data.era,
  numbers: data.numbers,
  multiplier: data.multiplier,
  secondary: data.secondary,
  corrections: [],
  source: data.source.kind,
  importId: data.source.kind === 'manual' ? null : data.source.importId,
  line: data.source.kind === 'manual' ? null : data.source.line,
  synthetic: data.source.kind === 'sample',
  position,
  recordedAt,
});

/** One row a draw on record. A withdrawn draw has none. */
export const drawsProjection = defineProjection<DrawRow>(DrawRow, {
  version: 2,
  on: {
    DrawIngested: { key: keyOf, start: (event) => ({ key: keyOf(event), ...toRow(event) }) },
    DrawSupplemented: {
      key: keyOf,
      change: (row, { data }) => ({
        ...row,
        multiplier: data.multiplier ?? row.multiplier,
        secondary: { ...row.secondary, ...data.secondary },
      }),
    },
    DrawCorrected: {
      key: keyOf,
      change: (row, { data: { era, numbers, multiplier, secondary, previous, reason }, position, recordedAt }) => ({
        ...row,
        era,
        numbers,
        multiplier,
        secondary,
        position,
        recordedAt,
        corrections: [...row.corrections, { previous, reason, position, correctedAt: recordedAt }],
      }),
    },
    DrawWithdrawn: { key: keyOf, change: () => null },
  },
});
