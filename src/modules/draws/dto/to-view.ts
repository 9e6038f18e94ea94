import type { DrawRow, ImportReport } from '#projections/draws';
import type { DrawView, ImportView } from './draws.view';

/** A draw as the API shows it. */
export const toDrawView = ({ game, date, era, numbers, multiplier, source, synthetic, importId, line, position }: DrawRow): DrawView => ({
  game,
  date,
  era,
  numbers,
  powerPlay: multiplier,
  source,
  synthetic,
  importId,
  line,
  position,
});

/** An import's report as the API shows it. */
export function toImportView({ summary, issues }: ImportReport): ImportView {
  const { id, game, layout, synthetic, sha256, accepted, duplicates, supplemented, firstDate, lastDate } = summary;
  const conflicts = issues
    .filter(({ kind }) => kind === 'conflict')
    .map(({ line, date, existing, existingMultiplier, offered, offeredMultiplier }) => ({
      line,
      date: date ?? '',
      existing: existing ?? {},
      existingMultiplier,
      offered: offered ?? {},
      offeredMultiplier,
    }));
  const rejected = issues.filter(({ kind }) => kind === 'rejected').map(({ line, code, message }) => ({ line, code, message }));
  return { id, game, layout, synthetic, sha256, accepted, duplicates, supplemented, conflicts, rejected, firstDate, lastDate };
}
