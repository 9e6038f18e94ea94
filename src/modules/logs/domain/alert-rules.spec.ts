import fc from 'fast-check';
import {
  type AlertRule,
  afterFailure,
  alertRules,
  atPeace,
  atTime,
  coolDownMs,
  lookBackMs,
  type News,
  type RuleState,
} from './alert-rules';

const ruleOf = (alertId: string): AlertRule => alertRules.find((rule) => rule.alertId === alertId) as AlertRule;
const seconds = (...of: number[]) => of.map((second) => second * 1_000);

/** News of each failure at these times, from peace. */
function newsOf(rule: AlertRule, times: readonly number[]) {
  let state = atPeace;
  return times.map((time) => {
    const judged = afterFailure(rule, state, time);
    state = judged.state;
    return judged.news;
  });
}

describe('the alert rules', () => {
  it.each([
    ['too-many-errors', 10, 60],
    ['external-calls-failing', 5, 60],
    ['predictions-failing', 3, 600],
    ['critical-error', 0, 60],
  ])('%s: more than %d in %d seconds', (alertId, limit, windowSeconds) => {
    const rule = ruleOf(alertId);
    const together = new Array<number>(limit + 1).fill(1_000_000);
    expect(newsOf(rule, together).at(-1)).toEqual(['raised']);
    expect(newsOf(rule, together.slice(1)).flat()).toEqual([]);
    if (limit === 0) return;
    const [first = 0, ...rest] = together;
    expect(newsOf(rule, [first, ...rest.map((time) => time + windowSeconds * 1_000)]).flat()).toEqual([]);
    expect(newsOf(rule, [first, ...rest.map((time) => time + windowSeconds * 1_000 - 1)]).flat()).toEqual(['raised']);
  });

  it.each([
    ['too-many-errors', { class: 'unexpected', level: 'error' }, true],
    ['too-many-errors', { class: 'critical', level: 'fatal' }, true],
    ['too-many-errors', { class: 'refused', level: 'warn' }, false],
    ['too-many-errors', { class: 'external-call', level: 'warn' }, false],
    ['external-calls-failing', { class: 'external-call', level: 'warn' }, true],
    ['external-calls-failing', { class: 'unexpected', level: 'error' }, false],
    ['predictions-failing', { class: 'prediction', level: 'error' }, true],
    ['predictions-failing', { class: 'storage', level: 'error' }, false],
    ['critical-error', { class: 'critical', level: 'fatal' }, true],
    ['critical-error', { class: 'storage', level: 'error' }, false],
  ])('%s counts %j: %p', (alertId, failure, expected) => {
    expect(ruleOf(alertId).counts(failure)).toBe(expected);
  });

  it('say it once until it was quiet for the cool-down, then again', () => {
    const rule = ruleOf('critical-error');
    expect(newsOf(rule, seconds(0, 10, 899, 1_000))).toEqual([['raised'], [], [], []]);
    expect(newsOf(rule, seconds(0, 900))).toEqual([['raised'], ['over', 'raised']]);
    const { state } = afterFailure(rule, atPeace, 0);
    expect(atTime(state, coolDownMs - 1).news).toEqual([]);
    expect(atTime(state, coolDownMs)).toEqual({ state: { times: [0], brokenAt: null }, news: ['over'] });
  });

  it('do not take what a clock that was set back leaves in the future for the present', () => {
    const rule = ruleOf('too-many-errors');
    expect(newsOf(rule, [...seconds(...new Array<number>(10).fill(10_000)), 5_000_000]).flat()).toEqual([]);
    const raised: RuleState = { times: [9_000_000], brokenAt: 9_000_000 };
    const { state } = atTime(raised, 1_000);
    expect(atTime(state, 1_000 + coolDownMs).news).toEqual(['over']);
  });
});

describe('the alert rules, against a naive recount', () => {
  const rule = fc.constantFrom(...alertRules);
  const gaps = fc.array(fc.record({ gapMs: fc.oneof(fc.nat(5_000), fc.nat(70_000), fc.nat(2_000_000)), failed: fc.boolean() }), {
    maxLength: 120,
  });

  /** From the definition: some failure of the last quarter of an hour came with more than `limit` in its window. */
  const isAlerted = ({ limit, windowMs }: AlertRule, failures: readonly number[], now: number) =>
    failures.some(
      (at, index) =>
        now - at < coolDownMs && failures.slice(0, index + 1).filter((time) => time > at - windowMs && time <= at).length > limit,
    );

  /** Whether an alert is open, by what was told before and what is told now. @throws Error when something is told twice */
  const openAfter = (wasOpen: boolean, news: News) =>
    news.reduce((open, each) => {
      if (open !== (each === 'over')) throw new Error(`${each} was told twice`);
      return !open;
    }, wasOpen);

  it('are alerted exactly when they should be, and tell each change once', () => {
    fc.assert(
      fc.property(rule, gaps, (of, steps) => {
        let [now, state, open] = [1_000_000_000, atPeace, false];
        const failures: number[] = [];
        for (const { gapMs, failed } of steps) {
          now += gapMs;
          const judged = failed ? afterFailure(of, state, now) : atTime(state, now);
          if (failed) failures.push(now);
          state = judged.state;
          open = openAfter(open, judged.news);
          expect([open, state.brokenAt !== null]).toEqual(new Array(2).fill(isAlerted(of, failures, now)));
          expect(state.times.length).toBeLessThanOrEqual(of.limit + 1);
        }
      }),
    );
  });

  it('stand the same after a restart that looks back only so far', () => {
    fc.assert(
      fc.property(rule, gaps, (of, steps) => {
        let now = 1_000_000_000;
        const failures = steps.map(({ gapMs }) => (now += gapMs));
        const replayed = (times: readonly number[]) => times.reduce((state, time) => afterFailure(of, state, time).state, atPeace);
        const recent = replayed(failures.filter((time) => time > now - lookBackMs));
        expect(recent.brokenAt).toBe(replayed(failures).brokenAt);
      }),
    );
  });
});
