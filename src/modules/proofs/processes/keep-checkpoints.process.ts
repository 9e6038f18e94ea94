import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { EventLog } from '#events/store';
import { Alerts, Ids, RequestContext, Settings, Timer } from '#modules/platform';
import { Checkpoints } from '../checkpoints';
import { writeDurably } from '../durable-file';
import { KeptCheckpoints } from '../kept-checkpoints';
import { stampOf } from '../time-stamps';

const deliveryMsMax = 15_000;

/** Writes a checkpoint down again and again, and lets others know of it: who keeps one can tell whether the log was rewritten since. */
@Injectable()
export class KeepCheckpoints implements OnModuleDestroy {
  private readonly logger = new Logger('checkpoints');
  private cancel: () => void = () => {};
  private stopped = false;

  constructor(
    private readonly log: EventLog,
    private readonly checkpoints: Checkpoints,
    private readonly kept: KeptCheckpoints,
    private readonly settings: Settings,
    private readonly timer: Timer,
    private readonly alerts: Alerts,
    private readonly context: RequestContext,
    private readonly ids: Ids,
  ) {}

  start(): void {
    const { everyMs } = this.settings.proofs;
    if (everyMs === 0 || this.stopped) return;
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

  /** Writes the present checkpoint down. Returns its size; 0 when there is nothing yet. */
  keep(): number {
    const size = this.log.head;
    if (size > 0) this.kept.keep(size, this.checkpoints.signed(size));
    return size;
  }

  /** Writes the present checkpoint down, copies it, sends it and has it stamped, as far as that is wished. What fails is alerted, and hinders nothing else. */
  async keepAndTell(): Promise<number> {
    const size = this.keep();
    if (size === 0) return 0;
    const note = this.checkpoints.signed(size);
    const { copyTo, webhook, authorities } = this.settings.proofs;
    const told = this.kept.stamps(size).map(({ authority }) => authority);
    await this.context.run({ meta: { actor: 'system:keep-checkpoints', correlationId: this.ids.next() } }, async () => {
      if (copyTo) await this.reported('copy', async () => copy(copyTo, size, note));
      if (webhook) await this.reported('webhook', () => send(webhook, note));
      for (const [index, authority] of authorities.entries()) {
        if (told.includes(authority.url)) continue;
        await this.reported(`timestamp-${index + 1}`, async () => this.kept.addStamp(size, await stampOf(note, authority)));
      }
    });
    return size;
  }

  private async reported(what: string, deliver: () => Promise<void>): Promise<void> {
    const problem = await deliver().then(
      () => null,
      (error: unknown) => (error instanceof Error ? [error.message, reasonOf(error)].filter(Boolean).join(': ') : String(error)),
    );
    const message = problem && `a checkpoint could not be delivered (${what}): ${problem}`;
    await this.alerts.report({ alertId: `checkpoint-${what}`, kind: 'checkpoint-not-delivered', game: null, message });
  }
}

const reasonOf = ({ cause }: Error): string => (cause instanceof Error ? cause.message : '');

async function copy(directory: string, size: number, note: string): Promise<void> {
  mkdirSync(directory, { recursive: true });
  writeDurably(join(directory, `${String(size).padStart(12, '0')}.txt`), note);
}

async function send(url: string, note: string): Promise<void> {
  const headers = { 'content-type': 'text/plain; charset=utf-8' };
  const response = await fetch(url, { method: 'POST', headers, body: note, redirect: 'error', signal: AbortSignal.timeout(deliveryMsMax) });
  if (!response.ok) throw new Error(`${new URL(url).origin} answered ${response.status}`);
}
