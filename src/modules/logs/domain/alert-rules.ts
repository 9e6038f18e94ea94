/** What the rules look at in a failure. */
export type CountedFailure = Readonly<{ class: string | null; level: string }>;

/** More than `limit` failures within `windowMs` are alerted. */
export type AlertRule = Readonly<{
  /** The alert that it raises. */
  alertId: string;
  limit: number;
  windowMs: number;
  counts: (failure: CountedFailure) => boolean;
  /** What is counted, for people: `errors`. */
  what: string;
}>;

/** An alert is over when its rule was kept for so long. Until then it is one alert, however often the rule is broken. */
export const coolDownMs = 15 * 60_000;

const isError = ({ level }: CountedFailure): boolean => level === 'error' || level === 'fatal';
const isCritical = (failure: CountedFailure): boolean => failure.class === 'critical' || failure.level === 'fatal';
const minuteMs = 60_000;

/** When failures pile up. */
export const alertRules: readonly AlertRule[] = [
  { alertId: 'too-many-errors', limit: 10, windowMs: minuteMs, counts: isError, what: 'errors' },
  {
    alertId: 'external-calls-failing',
    limit: 5,
    windowMs: minuteMs,
    counts: (of) => of.class === 'external-call',
    what: 'failed external calls',
  },
  {
    alertId: 'predictions-failing',
    limit: 3,
    windowMs: 10 * minuteMs,
    counts: (of) => of.class === 'prediction',
    what: 'failed predictions',
  },
  { alertId: 'critical-error', limit: 0, windowMs: minuteMs, counts: isCritical, what: 'critical errors' },
];

/** How far back failures matter to any rule. */
export const lookBackMs = coolDownMs + Math.max(...alertRules.map(({ windowMs }) => windowMs));

/** How things stand with a rule. Times are milliseconds since 1970. */
export type RuleState = Readonly<{
  /** The newest failures that count, never more than break the rule. */
  times: readonly number[];
  /** When the rule was broken last, while that is alerted; null otherwise. */
  brokenAt: number | null;
}>;

/** What is new with an alert, in order: it is over, and may be raised again at once. Nothing: it is as it was. */
export type News = readonly ('over' | 'raised')[];
export type Judged = Readonly<{ state: RuleState; news: News }>;

export const atPeace: RuleState = { times: [], brokenAt: null };

/** How a rule stands after a failure that it counts. A clock that was set back makes what seems to come later count no more. */
export function afterFailure({ limit, windowMs }: AlertRule, before: RuleState, at: number): Judged {
  const { state, news } = atTime(before, at);
  const times = [...state.times.filter((time) => time > at - windowMs && time <= at), at].slice(-(limit + 1));
  if (times.length <= limit) return { state: { ...state, times }, news };
  return { state: { times, brokenAt: at }, news: state.brokenAt === null ? [...news, 'raised'] : news };
}

/** How a rule stands at a time at which nothing failed. */
export function atTime(state: RuleState, now: number): Judged {
  if (state.brokenAt === null) return { state, news: [] };
  // What was broken in the future was broken now, by a clock that was set back since.
  const brokenAt = Math.min(state.brokenAt, now);
  return now - brokenAt < coolDownMs
    ? { state: { ...state, brokenAt }, news: [] }
    : { state: { ...state, brokenAt: null }, news: ['over'] };
}
