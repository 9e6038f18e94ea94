import type { DrawRow, ImportReport, ImportRowIssue } from '#projections/draws';
import type { ConflictView, DrawView, ImportView } from './draws.view';

/** A draw as the API shows it. */
export const toDrawView = ({ key: _, recordedAt: __, multiplier, ...draw }: DrawRow): DrawView => ({ ...draw, powerPlay: multiplier });

/** A row that told another result, as the API shows it. */
export function toConflictView({ importId, line, date, existing, offered, status, resolution }: ImportRowIssue): ConflictView {
  return {
    importId,
    line,
    date: date ?? '',
    existing: existing?.numbers ?? {},
    existingMultiplier: existing?.multiplier ?? null,
    existingSecondary: existing?.secondary ?? {},
    offered: offered?.numbers ?? {},
    offeredMultiplier: offered?.multiplier ?? null,
    offeredSecondary: offered?.secondary ?? {},
    status: status ?? 'open',
    resolution,
  };
}

/** An import's report as the API shows it. */
export function toImportView({ summary, issues }: ImportReport): ImportView {
  const { id, game, layout, synthetic, sha256, accepted, duplicates, supplemented, firstDate, lastDate } = summary;
  const conflicts = issues.filter(({ kind }) => kind === 'conflict').map(toConflictView);
  const rejected = issues.filter(({ kind }) => kind === 'rejected').map(({ line, code, message }) => ({ line, code, message }));
  return { id, game, layout, synthetic, sha256, accepted, duplicates, supplemented, conflicts, rejected, firstDate, lastDate };
}
