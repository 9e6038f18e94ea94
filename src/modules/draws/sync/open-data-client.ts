import { createHash } from 'node:crypto';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { CircuitState, isBrokenCircuitError, TaskCancelledError } from 'cockatiel';
import { Settings } from '#modules/configuration';
import { Clock, Occurrences } from '#modules/platform';
import { Agents } from './agents';
import { type DatasetAnswer, fetchDataset } from './fetch-dataset';
import { conditionsOf, type Validators } from './header-rules';
import { syncPolicy } from './sync-policy';
import { failureOf, UpstreamFailure } from './upstream-failure';

/** One state of the data, as the source tells it and as its bytes do. */
export type DatasetState = Validators & Readonly<{ sha256: string }>;

/** What asking led to: a state of the data, with its bytes where it is new, or a failure. */
export type Asked = Readonly<{ attempts: number }> &
  (Readonly<{ state: DatasetState; bytes: Uint8Array | null }> | Readonly<{ failure: UpstreamFailure }>);

/** Whether the source is asked at all: `open` after too many failures or when it asks for patience, `half-open` when the next sync is the trial. */
export type BreakerView = Readonly<{ state: 'closed' | 'open' | 'half-open'; retryAt: string | null }>;

type Trace = { attempts: number; last: UpstreamFailure | null };
type Fresh = Readonly<{ sha256: string; until: number }>;

/** Asks the source of official results: with patience, only for what is new, and not at all while it is known to fail. */
@Injectable()
export class OpenDataClient implements OnModuleDestroy {
  private readonly logger = new Logger('sync');
  private readonly agents: Agents;
  private readonly policies: ReturnType<typeof syncPolicy>;
  private readonly fresh = new Map<string, Fresh>();
  /** Until when the source is left alone, in milliseconds since 1970: it failed too often, or asked for it. */
  private until = 0;

  constructor(
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly occurrences: Occurrences,
  ) {
    this.agents = new Agents(settings.sync.host, settings.sync.attemptMsMax);
    this.policies = syncPolicy(settings.sync);
    this.policies.breaker.onBreak(() => {
      this.leaveAlone(settings.sync.breakerMs);
      this.logger.warn(this.leftAlone());
    });
  }

  onModuleDestroy(): Promise<void> {
    return this.agents.close();
  }

  get breaker(): BreakerView {
    const isOpen = this.now() < this.until;
    if (!isOpen && this.policies.breaker.state === CircuitState.Closed) return { state: 'closed', retryAt: null };
    return { state: isOpen ? 'open' : 'half-open', retryAt: new Date(this.until).toISOString() };
  }

  /** Asks for the data behind an address, if it is in another state than the one known. A failure is a value; only the unexpected is thrown. */
  async ask(url: string, known: DatasetState | null, signal: AbortSignal): Promise<Asked> {
    if (known !== null && this.isFresh(url, known)) return { attempts: 0, state: known, bytes: null };
    const trace: Trace = { attempts: 0, last: null };
    if (this.now() < this.until) return { attempts: 0, failure: new UpstreamFailure('left-alone', this.leftAlone()) };
    try {
      const answer = await this.policies.policy.execute((context) => this.attempt(url, known, context.signal, trace), signal);
      return { attempts: trace.attempts, ...this.newsIn(url, known, answer) };
    } catch (error) {
      return { attempts: trace.attempts, failure: this.verdict(error, trace, signal) };
    }
  }

  private async attempt(url: string, known: DatasetState | null, signal: AbortSignal, trace: Trace): Promise<DatasetAnswer> {
    if (signal.aborted) throw new UpstreamFailure('stopped', 'there is nobody to ask for any more');
    trace.attempts++;
    try {
      return await fetchDataset(this.agents, { url, conditions: known === null ? {} : conditionsOf(known), signal, now: this.now() });
    } catch (error) {
      const failure = failureOf(error, signal);
      trace.last = failure;
      if (failure.kind !== 'stopped')
        this.occurrences.failed('external-call', { source: 'sync', message: 'official results', error: failure });
      if ((failure.retryAfterMs ?? 0) > this.settings.sync.retryAfterMsMax) this.leaveAlone(failure.retryAfterMs ?? 0);
      throw failure;
    }
  }

  /** What an answer says: a 304 may leave validators out that still hold, and a source without any is known by its bytes. */
  private newsIn(url: string, known: DatasetState | null, { bytes, validators, freshMs }: DatasetAnswer) {
    const sha256 = bytes === null ? (known?.sha256 ?? '') : createHash('sha256').update(bytes).digest('hex');
    this.fresh.set(url, { sha256, until: this.now() + Math.min(freshMs, this.settings.sync.freshMsMax) });
    if (bytes !== null) return { state: { ...validators, sha256 }, bytes: sha256 === known?.sha256 ? null : bytes };
    const { etag, lastModified } = validators;
    return { state: { etag: etag ?? known?.etag ?? null, lastModified: lastModified ?? known?.lastModified ?? null, sha256 }, bytes };
  }

  /** Freshness holds for the state that is on record only: one that was fetched and could not be imported is asked for again. */
  private isFresh(url: string, { sha256 }: DatasetState): boolean {
    const fresh = this.fresh.get(url);
    return fresh !== undefined && fresh.sha256 === sha256 && this.now() < fresh.until;
  }

  private verdict(error: unknown, { last }: Trace, signal: AbortSignal): UpstreamFailure {
    if (signal.aborted) return new UpstreamFailure('stopped', 'the service stopped while the sync was running');
    if (isBrokenCircuitError(error)) return last ?? new UpstreamFailure('left-alone', this.leftAlone());
    // By its class: cockatiel 3.2.1's own isTaskCancelledError looks for the mark of another error.
    if (error instanceof TaskCancelledError) {
      const seconds = this.settings.sync.syncMsMax / 1_000;
      return new UpstreamFailure(
        'timed-out',
        `no good answer within ${seconds} s${last === null ? '' : `; the last one: ${last.message}`}`,
      );
    }
    if (error instanceof UpstreamFailure) return error;
    throw error;
  }

  private leaveAlone(ms: number): void {
    this.until = Math.max(this.until, this.now() + Math.min(ms, this.settings.sync.quietMsMax));
  }

  private leftAlone(): string {
    return `${this.settings.sync.host} failed too often or asked for patience; it is asked again from ${this.breaker.retryAt} on`;
  }

  private now(): number {
    return Date.parse(this.clock.now());
  }
}
