import type { SyncRow } from '#projections/draws';
import type { FailedSyncView, LastSyncView } from './sync.view';

/** A sync that went well as the API shows it. */
export function toLastSyncView(row: SyncRow): LastSyncView {
  const { key: _, outcome: __, code: ___, reason: ____, position: _____, recordedAt: at, sha256, ...told } = row;
  return { ...told, sha256: sha256 ?? '', at };
}

/** A sync that failed as the API shows it. */
export function toFailedSyncView({ recordedAt: at, url, code, reason, attempts, durationMs }: SyncRow): FailedSyncView {
  return { at, url, code: code ?? '', reason: reason ?? '', attempts, durationMs };
}
