/** How a sync with a game's official results went. */
export class SyncOutcomeView {
  /**
   * The game.
   * @example "powerball"
   */
  game!: string;
  /**
   * The address that was asked.
   * @example "https://data.ny.gov/resource/d6yy-54nr.json?$limit=50000&$order=draw_date"
   */
  url!: string;
  /**
   * The import that the results went through, under `/v1/imports`; null where there was nothing new.
   * @example "01a1fb75-27ac-756e-89b5-25fe0f2eec1d"
   */
  importId!: string | null;
  /**
   * Draws that are on record now and were not before.
   * @example 3
   */
  accepted!: number;
  /**
   * Draws that were on record already.
   * @example 1969
   */
  duplicates!: number;
  /**
   * Draws whose official result is another than the one on record, which stays.
   * @example 0
   */
  conflicts!: number;
  /**
   * Rows that broke a rule.
   * @example 0
   */
  rejected!: number;
  /**
   * Whether the source had nothing new since the last sync.
   * @example false
   */
  notModified!: boolean;
  /**
   * How the source names the state of its data.
   * @example "W/\"5f1b\""
   */
  etag!: string | null;
  /**
   * When the source changed its data last, as it says.
   * @example "Fri, 20 Nov 2026 05:12:00 GMT"
   */
  lastModified!: string | null;
  /**
   * SHA-256 of the data as it was fetched.
   * @example "5a105e8b9d40e1329780d62ea2265d8a5a105e8b9d40e1329780d62ea2265d8a"
   */
  sha256!: string;
  /**
   * How often the source was asked; 0 where its last answer was still fresh.
   * @example 1
   */
  attempts!: number;
  /**
   * How long it took, in milliseconds.
   * @example 840
   */
  durationMs!: number;
}

/** A sync that is on record. */
export class LastSyncView extends SyncOutcomeView {
  /**
   * When it was put on record.
   * @example "2026-11-20T17:00:01.000Z"
   */
  at!: string;
}

/** A sync that failed. Nothing was imported. */
export class FailedSyncView {
  /**
   * When it was put on record.
   * @example "2026-11-20T17:00:01.000Z"
   */
  at!: string;
  /**
   * The address that was asked.
   * @example "https://data.ny.gov/resource/d6yy-54nr.json?$limit=50000&$order=draw_date"
   */
  url!: string;
  /**
   * The kind of failure: `timed-out`, `unreachable`, `too-many-requests`, `server-error`, `unexpected-status`, `redirect-refused`,
   * `too-large`, `not-json`, `broken-json`, `empty-list`, `not-draws`, `not-importable` or `stopped`.
   * @example "too-many-requests"
   */
  code!: string;
  /**
   * What happened.
   * @example "data.ny.gov answered 429"
   */
  reason!: string;
  /**
   * How often the source was asked.
   * @example 4
   */
  attempts!: number;
  /**
   * How long it took, in milliseconds.
   * @example 9120
   */
  durationMs!: number;
}

/** Whether the source is asked at all. */
export class SyncBreakerView {
  /**
   * `closed`: it is. `open`: it failed too often or asked for patience, and is left alone. `half-open`: the next sync is the trial.
   * @example "closed"
   */
  state!: string;
  /**
   * From when on it is asked again, where it is not `closed`.
   * @example "2026-11-20T03:20:00.000Z"
   */
  retryAt!: string | null;
}

/** The syncs of a game. */
export class SyncStateView {
  /**
   * The game.
   * @example "powerball"
   */
  game!: string;
  /**
   * The address of its official results.
   * @example "https://data.ny.gov/resource/d6yy-54nr.json?$limit=50000&$order=draw_date"
   */
  url!: string;
  /**
   * Whether a sync is running now.
   * @example false
   */
  running!: boolean;
  /** Whether the source is asked at all, now. */
  breaker!: SyncBreakerView;
  /**
   * When it is synced next by itself; null where no schedule is configured.
   * @example "2026-11-20T09:15:00.000Z"
   */
  nextAt!: string | null;
  /** The last sync that went well; null when none did. */
  lastSync!: LastSyncView | null;
  /** The last sync that failed; null when none did. */
  lastFailure!: FailedSyncView | null;
}
