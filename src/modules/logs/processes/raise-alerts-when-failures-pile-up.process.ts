import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { alertStream } from '#events/operations';
import { EventLog } from '#events/store';
import { Alerts, Clock, type Failure, Ids, RequestContext, ServiceLog, Timer } from '#modules/platform';
import { type AlertRule, afterFailure, alertRules, atPeace, atTime, lookBackMs, type News, type RuleState } from '../domain/alert-rules';
import type { Aftermath } from '../store/process-line';
import { ProcessLog } from '../store/process-log';

/** How often it looks whether an alert is over, and tries again to report what could not be. */
const lookAgainMs = 30_000;
const messageCharactersMax = 300;
/** Failures before the service is ready that are remembered: more than any rule needs. */
const earlyMax = 1_000;

type Watched = { readonly rule: AlertRule; state: RuleState };
type Report = Readonly<{ alertId: string; message: string | null }>;
type Counted = Aftermath['failures'][number];

/** Watches the failures that the service tells of, and raises an alert when too many come together. What was known before a restart is read from the process log. */
@Injectable()
export class RaiseAlertsWhenFailuresPileUp implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger('alert rules');
  private readonly watched: Watched[] = alertRules.map((rule) => ({ rule, state: atPeace }));
  /** What came before the rules stood as they did before the restart. */
  private early: Failure[] | null = [];
  private reports: Report[] = [];
  private reporting: Promise<void> = Promise.resolve();
  private listensFrom = '';
  private stopListening = () => {};
  private cancel = () => {};

  constructor(
    private readonly serviceLog: ServiceLog,
    private readonly processLog: ProcessLog,
    private readonly log: EventLog,
    private readonly alerts: Alerts,
    private readonly context: RequestContext,
    private readonly clock: Clock,
    private readonly timer: Timer,
    private readonly ids: Ids,
  ) {}

  onModuleInit(): void {
    this.listensFrom = this.clock.now();
    this.stopListening = this.serviceLog.onFailure((failure) => {
      if (!this.early) this.count(failure);
      else if (this.early.length < earlyMax) this.early.push(failure);
    });
  }

  /** Goes on where the service ended: what was not reported then is reported now. */
  async start(): Promise<void> {
    try {
      const { endedAt, failures } = await this.processLog.aftermath(this.listensFrom, lookBackMs);
      this.remember(failures, endedAt);
    } catch (error) {
      this.logger.warn(`what failed before is not known: ${error instanceof Error ? error.message : error}`);
    }
    const early = this.early ?? [];
    this.early = null;
    for (const failure of early) this.count(failure);
    this.look();
  }

  onModuleDestroy(): void {
    this.stopListening();
    this.cancel();
  }

  /** Waits until what is to be reported is on record, or could not be. */
  settled(): Promise<void> {
    return this.reporting;
  }

  private remember(failures: readonly Counted[], endedAt: string | null): void {
    for (const each of this.watched) {
      const counted = failures.filter(each.rule.counts);
      each.state = counted.reduce((state, { time }) => afterFailure(each.rule, state, Date.parse(time)).state, atPeace);
      if (endedAt !== null) each.state = atTime(each.state, Date.parse(endedAt)).state;
      this.reconcile(each, counted.at(-1));
    }
  }

  /** The record says what was reported. An alert that nobody heard of before the end is raised now, and is new. */
  private reconcile(watched: Watched, last: Counted | undefined): void {
    const { rule, state } = watched;
    const openSince = this.openSince(rule);
    if (openSince !== null) watched.state = { ...state, brokenAt: Math.max(state.brokenAt ?? openSince, openSince) };
    else if (state.brokenAt !== null && last) {
      watched.state = { ...state, brokenAt: this.now() };
      this.report({ alertId: rule.alertId, message: messageOf(rule, last) });
    }
  }

  /** When an alert was raised that is not over, in milliseconds since 1970; null when none is. */
  private openSince({ alertId }: AlertRule): number | null {
    const last = this.log.readStream(alertStream(alertId)).at(-1);
    return last?.type === 'AlertRaised' ? Date.parse(last.recordedAt) : null;
  }

  private count(failure: Failure): void {
    for (const watched of this.watched) {
      if (!watched.rule.counts(failure)) continue;
      const { state, news } = afterFailure(watched.rule, watched.state, Date.parse(failure.time));
      watched.state = state;
      this.tell(watched.rule, news, failure);
    }
  }

  private look(): void {
    for (const watched of this.watched) {
      const { state, news } = atTime(watched.state, this.now());
      watched.state = state;
      this.tell(watched.rule, news, null);
    }
    this.flush();
    this.cancel = this.timer.after(lookAgainMs, () => this.look());
  }

  private tell(rule: AlertRule, news: News, failure: Failure | null): void {
    for (const each of news) {
      const message = each === 'raised' && failure ? messageOf(rule, failure) : null;
      this.report({ alertId: rule.alertId, message });
    }
  }

  private report(report: Report): void {
    this.reports.push(report);
    this.flush();
  }

  private flush(): void {
    this.reporting = this.reporting.then(() => this.reportAll());
  }

  /** One after the other. One that cannot be put on record stays, and is no error that counts: that would go on for ever. */
  private async reportAll(): Promise<void> {
    for (let [next] = this.reports; next; [next] = this.reports) {
      try {
        const { alertId, message } = next;
        const meta = { actor: 'system:alert-rules', correlationId: this.ids.next() };
        await this.context.run({ meta }, () => this.alerts.report({ alertId, kind: alertId, game: null, message }));
      } catch (error) {
        this.logger.warn(`an alert could not be put on record: ${error instanceof Error ? error.message : error}`);
        return;
      }
      this.reports.shift();
    }
  }

  private now(): number {
    return Date.parse(this.clock.now());
  }
}

function messageOf({ limit, windowMs, what }: AlertRule, { source, message }: Counted): string {
  const last = `${source}: ${message.split('\n')[0]}`.slice(0, messageCharactersMax);
  if (limit === 0) return `a critical error: ${last}`;
  const minutes = windowMs / 60_000;
  return `more than ${limit} ${what} within ${minutes === 1 ? 'a minute' : `${minutes} minutes`}; the last one: ${last}`;
}
