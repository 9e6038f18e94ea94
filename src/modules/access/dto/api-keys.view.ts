/** A key, but for its secret. */
export class ApiKeyView {
  /**
   * Its id: the middle part of the key itself.
   * @example "019a9c3e-5b7a-7c21-9d8e-3f1a2b4c5d6e"
   */
  id!: string;
  /**
   * Who or what uses it.
   * @example "the dashboard in the hall"
   */
  name!: string;
  /**
   * `viewer`, `analyst`, `operator` or `admin`.
   * @example "viewer"
   */
  role!: string;
  /**
   * `active`, `expired`, `revoked`, or `lost`: what tells its secret is not in the data directory. As it is now, whatever the moment.
   * @example "active"
   */
  status!: string;
  /**
   * When it was issued.
   * @example "2026-11-20T17:00:01.000Z"
   */
  issuedAt!: string;
  /**
   * Who issued it.
   * @example "cli"
   */
  issuedBy!: string;
  /**
   * Until when it is good; null: until it is revoked.
   * @example "2027-11-20T00:00:00.000Z"
   */
  expiresAt!: string | null;
  /**
   * When it was last used, to the minute after a crash; null: never. It is no part of the record: as it is now, whatever the moment.
   * @example "2026-11-21T08:15:30.000Z"
   */
  lastUsedAt!: string | null;
  /**
   * When it was revoked; null while it is not.
   * @example "2026-12-01T09:00:00.000Z"
   */
  revokedAt!: string | null;
  /**
   * Who revoked it.
   * @example "key:019a9c3e-5b7a-7c21-9d8e-3f1a2b4c5d6f"
   */
  revokedBy!: string | null;
  /**
   * Why it was revoked, where a reason was given.
   * @example "it was in a screenshot"
   */
  revokedBecause!: string | null;
}

/** A key that was issued just now. */
export class IssuedApiKeyView extends ApiKeyView {
  /**
   * The key itself, for the first and last time. Null in the answer to a retry (Idempotency-Key) that comes more than ten minutes later, or after a restart:
   * it cannot be had any more, so revoke it and issue another one.
   * @example "hck_019a9c3e-5b7a-7c21-9d8e-3f1a2b4c5d6e_…"
   */
  key!: string | null;
}

/** A page of keys. */
export class ApiKeyPageView {
  /** The keys. */
  items!: ApiKeyView[];
  /**
   * Where the next page starts; null at the end.
   * @example "MTIwMA"
   */
  nextCursor!: string | null;
}

/** Who is calling. */
export class CallerView {
  /**
   * What the log will say of who did what this caller does.
   * @example "key:019a9c3e-5b7a-7c21-9d8e-3f1a2b4c5d6e"
   */
  actor!: string;
  /**
   * How far it reaches.
   * @example "analyst"
   */
  role!: string;
  /**
   * `open`: everyone on this machine may call, without a key; `keys`: a key is asked for.
   * @example "keys"
   */
  access!: string;
  /** The key that it calls with; null without one. */
  key!: ApiKeyView | null;
}
