import type { ApiKeyIssued, ApiKeyRevoked } from '#events/access';
import type { Recorded, RecordedEvent } from '#events/kernel';
import { defineProjection } from '#projections/runner';
import { ApiKeyRow } from './api-key.entity';

const key = ({ data }: { data: { keyId: string } }) => data.keyId;

const issued = ({ data: { keyId: id, ...given }, meta, recordedAt }: Recorded<ApiKeyIssued>): ApiKeyRow => ({
  id,
  ...given,
  issuedAt: recordedAt,
  issuedBy: meta.actor,
  revokedAt: null,
  revokedBy: null,
  revokedBecause: null,
});

const revoked = (row: ApiKeyRow, { data, meta, recordedAt }: Recorded<ApiKeyRevoked>): ApiKeyRow => ({
  ...row,
  revokedAt: recordedAt,
  revokedBy: meta.actor,
  revokedBecause: data.reason,
});

/** One row for each key that was ever issued. */
export const apiKeysProjection = defineProjection<ApiKeyRow>(ApiKeyRow, {
  version: 1,
  on: { ApiKeyIssued: { key, start: issued }, ApiKeyRevoked: { key, change: revoked } },
});

/** A key as its stream has it at this moment, without waiting for the read side; null when it was never issued. */
export function apiKeyFrom(stream: readonly RecordedEvent[]): ApiKeyRow | null {
  const [first, second] = stream as readonly [Recorded<ApiKeyIssued>?, Recorded<ApiKeyRevoked>?];
  if (!first) return null;
  return second ? revoked(issued(first), second) : issued(first);
}
