import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { RecordedEvent } from '#events/kernel';
import { EventLog, type Subscriber } from '#events/store';
import { Settings, type TimeStampAuthority } from '#modules/configuration';
import { Alerts, Ids, Occurrences, RequestContext, Timer, writeDurably } from '#modules/platform';
import { Checkpoints } from '../checkpoints';
import { checkpointName, KeptCheckpoints } from '../kept-checkpoints';
import { stampOf } from '../time-stamps';

const deliveryMsMax = 15_000;
/** A service that stops does not wait longer. */
const lastDeliveryMsMax = 3_000;

/** Writes a checkpoint down again and again, and lets others know of it: who keeps one can tell whether the log was rewritten since. */
@Injectable()
export class KeepCheckpoints implements Subscriber, OnModuleDestroy {
  readonly name = 'keep-checkpoints';
  readonly types = ['PredictionIssued', 'PredictionsClosed'];
  private readonly logger = new Logger('checkpoints');
  private cancel: () => void = () => {};
  private stopped = false;
  /** Size of the checkpoint that others were told of last. */
  private told = 0;
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly log: EventLog,
    private readonly checkpoints: Checkpoints,
    private readonly kept: KeptCheckpoints,
    private readonly settings: Settings,
    private readonly timer: Timer,
    private readonly alerts: Alerts,
    private readonly context: RequestContext,
    private readonly ids: Ids,
    private readonly occurrences: Occurrences,
  ) {}

  /** Begins, and says so where the log does not go on from what was kept of it. */
  async open(): Promise<void> {
    const meta = { actor: `system:${this.name}`, correlationId: this.ids.next() };
    const message = this.checkpoints.fork && `nothing is signed: ${this.checkpoints.fork}`;
    await this.context.run({ meta }, () => this.alerts.report({ alertId: 'log-forked', kind: 'log-forked', game: null, message }));
    this.start();
  }

  private start(): void {
    const { everyMs } = this.settings.proofs;
    if (everyMs === 0 || this.stopped || this.checkpoints.fork !== null) return;
    this.cancel = this.timer.after(everyMs, () => {
      this.keepAndTell().catch((error: unknown) => {
        this.logger.error('a checkpoint could not be kept', error instanceof Error ? error.stack : String(error));
      });
      this.start();
    });
  }

  onModuleDestroy(): void {
    this.stopped = true;
    this.cancel();
  }

  /** Others learn of a prediction as soon as it is there, and of the closing of its draw. */
  readonly handle = async ({ position }: RecordedEvent): Promise<void> => {
    if (this.settings.proofs.everyMs > 0 && this.told < position && this.checkpoints.fork === null) await this.keepAndTell();
  };

  /** Writes the last checkpoint down and tells of it, as the service stops. What fails is logged: nobody is there to see an alert. */
  async keepLast(): Promise<void> {
    if (this.checkpoints.fork !== null) return;
    const { size, note } = this.keep();
    if (size === 0) return;
    const { copyTo, webhook } = this.settings.proofs;
    const failed = (error: unknown) =>
      this.logger.error(`the last checkpoint could not be delivered: ${error instanceof Error ? error.message : error}`);
    if (copyTo) await copy(copyTo, size, note).catch(failed);
    if (webhook) await send(webhook, note, lastDeliveryMsMax).catch(failed);
  }

  /**
   * Writes the present checkpoint down, copies it, sends it and has it stamped, as far as that is wished. What fails is alerted, and hinders nothing else.
   * One at a time; a size that was told of is not told of again.
   *
   * @throws RejectedError `log-forked`
   */
  keepAndTell(): Promise<number> {
    const told = this.last.then(() => this.tell());
    this.last = told.catch(() => {});
    return told;
  }

  private keep(): { size: number; note: string } {
    const size = this.log.head;
    if (size === 0) return { size, note: '' };
    const note = this.checkpoints.signed(size);
    this.kept.keep(size, note);
    return { size, note };
  }

  private async tell(): Promise<number> {
    const { size, note } = this.keep();
    if (size === 0 || size === this.told) return size;
    const { copyTo, webhook, authorities } = this.settings.proofs;
    await this.context.run({ meta: { actor: `system:${this.name}`, correlationId: this.ids.next() } }, async () => {
      const delivered = [
        !copyTo || (await this.reported('copy', () => copy(copyTo, size, note))),
        !webhook || (await this.reported('webhook', () => send(webhook, note, deliveryMsMax))),
      ];
      for (const [index, authority] of authorities.entries())
        delivered.push(await this.reported(`timestamp-${index + 1}`, () => this.stamp(size, note, authority)));
      // What failed is tried again the next time, also when nothing has come since.
      if (delivered.every(Boolean)) this.told = size;
    });
    return size;
  }

  private async stamp(size: number, note: string, authority: TimeStampAuthority): Promise<void> {
    if (!this.kept.stamps(size).some((stamp) => stamp.authority === authority.url))
      this.kept.addStamp(size, await stampOf(note, authority));
  }

  /** Delivers, and says so where it fails. @returns whether it was delivered */
  private async reported(what: string, deliver: () => Promise<void>): Promise<boolean> {
    const problem = await deliver().then(
      () => null,
      (error: unknown) => {
        this.occurrences.failed(what === 'copy' ? null : 'external-call', { source: 'checkpoints', message: what, error });
        return error instanceof Error ? [error.message, reasonOf(error)].filter(Boolean).join(': ') : String(error);
      },
    );
    const message = problem && `a checkpoint could not be delivered (${what}): ${problem}`;
    await this.alerts.report({ alertId: `checkpoint-${what}`, kind: 'checkpoint-not-delivered', game: null, message });
    return message === null;
  }
}

const reasonOf = ({ cause }: Error): string => (cause instanceof Error ? cause.message : '');

/** What is there already is evidence: it is never overwritten. */
async function copy(directory: string, size: number, note: string): Promise<void> {
  mkdirSync(directory, { recursive: true });
  const file = join(directory, checkpointName(size));
  if (!existsSync(file)) return writeDurably(file, note);
  if (readFileSync(file, 'utf8') !== note) throw new Error(`${file} holds another checkpoint of ${size} events`);
}

async function send(url: string, note: string, msMax: number): Promise<void> {
  const headers = { 'content-type': 'text/plain; charset=utf-8' };
  const response = await fetch(url, { method: 'POST', headers, body: note, redirect: 'error', signal: AbortSignal.timeout(msMax) });
  if (!response.ok) throw new Error(`${new URL(url).origin} answered ${response.status}`);
}
