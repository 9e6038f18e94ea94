import type { DrawRow, ImportReport, ImportRowIssue } from '#projections/draws';
import type { ImportPreview } from '../import-preview';
import type { ConflictView, DrawView } from './draws.view';
import type { ImportPreviewView, ImportRowView, ImportView, RejectedRowView } from './imports.view';

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

/** A row that broke a rule, as the API shows it. */
export const toRejectedView = ({ line, code, message }: ImportRowIssue): RejectedRowView => ({ line, code, message });

/** An import's report as the API shows it. */
export function toImportView({ summary, conflicts, rejected }: ImportReport): ImportView {
  const { recordedAt: _, ...counts } = summary;
  return {
    ...counts,
    conflictCount: summary.conflicts,
    conflicts: conflicts.map(toConflictView),
    rejectedCount: summary.rejected,
    rejected: rejected.map(toRejectedView),
  };
}

/** A row of an import, as the API shows it in a page. */
export const toImportRowView = (row: ImportRowIssue): ImportRowView => ({
  line: row.line,
  kind: row.kind,
  code: row.code,
  message: row.message,
  conflict: row.kind === 'conflict' ? toConflictView(row) : null,
});

/** What an import would come to, as the API shows it. */
export function toPreviewView(game: string, { layout, rows, plan }: ImportPreview, limit: number): ImportPreviewView {
  const { conflicts: conflictCount, rejected: rejectedCount, ...totals } = plan.totals;
  const findings = plan.findings.slice();
  const conflicts = findings.filter((finding) => finding.type === 'DrawConflicted').slice(0, limit);
  const rejected = findings.filter((finding) => finding.type === 'DrawRejected').slice(0, limit);
  const ingested = plan.draws.flatMap(({ events }) => events.filter((event) => event.type === 'DrawIngested')).slice(0, limit);
  return {
    game,
    layout,
    rows,
    ...totals,
    conflictCount,
    conflicts: conflicts.map(({ data: { line, date, existing, offered } }) => ({ line, date, existing, offered })),
    rejectedCount,
    rejected: rejected.map(({ data: { line, code, message } }) => ({ line, code, message })),
    draws: ingested.map(({ data: { date, era, numbers, multiplier, secondary } }) => ({
      date,
      era,
      numbers,
      powerPlay: multiplier,
      secondary,
    })),
  };
}
