import type { LogLevel } from '#modules/configuration';
import type { FailureClass } from '#modules/platform';

/** A line as the service's log writes it, read back. Times are UTC ISO 8601. */
export type WrittenLine = Readonly<{
  level: LogLevel;
  time: string;
  source: string;
  message: string;
  context: Readonly<Record<string, unknown>>;
  requestId: string | null;
  correlationId: string | null;
  class: FailureClass | null;
  code: string | null;
}>;

/** A line as it is kept; `id` grows with each. */
export type ProcessLine = WrittenLine & Readonly<{ id: number }>;

/** Where a page goes on: after this line in its order. */
export type LineCursor = Readonly<{ time: string; id: number }>;

/** Which lines a page holds. All that are given must hold; `from` counts in, `to` and `upTo`'s end out and in. */
export type LinesRequest = Readonly<{
  limit: number;
  order: 'asc' | 'desc';
  cursor?: LineCursor | undefined;
  level?: LogLevel | undefined;
  source?: string | undefined;
  text?: string | undefined;
  requestId?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  /** No line after this time. */
  upTo?: string | undefined;
}>;

/** All failures of one kind. */
export type ErrorGroup = Readonly<{
  fingerprint: string;
  class: FailureClass;
  code: string | null;
  source: string;
  message: string;
  count: number;
  firstAt: string;
  lastAt: string;
  lastRequestId: string | null;
  /** The last of them, as it was said. */
  sample: Readonly<{ message: string; context: Readonly<Record<string, unknown>> }>;
}>;

/** Which kinds of failure a page holds, those seen last first. */
export type ErrorsRequest = Readonly<{
  limit: number;
  cursor?: Readonly<{ lastAt: string; fingerprint: string }> | undefined;
  class?: FailureClass | undefined;
  source?: string | undefined;
  /** Seen at or after this time. */
  from?: string | undefined;
}>;

/** What failed shortly before the last line that was kept before a time, and when that line was. */
export type Aftermath = Readonly<{
  endedAt: string | null;
  failures: readonly Pick<ProcessLine, 'time' | 'class' | 'level' | 'source' | 'message'>[];
}>;
