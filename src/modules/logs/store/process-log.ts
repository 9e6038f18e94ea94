import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { RejectedError } from '#events/kernel';
import { packageRoot } from '#events/store';
import type { LineOutput, Timer } from '#modules/platform';
import type { Aftermath, ErrorGroup, ErrorsRequest, LinesRequest, ProcessLine } from './process-line';
import type { Answers, FromThread, Question, ToThread } from './process-log.messages';

/** Lines wait for so long to be written together. */
const gatherMs = 100;
/** So many do not wait. */
const gatheredLines = 500;
/** Lines that may wait while the disk is slow or full; what comes on top is lost, and counted. */
const waitingLinesMax = 10_000;
/** A disk that hangs must not keep anybody. */
const answerMsMax = 5_000;
const lossToldEveryMs = 60_000;

/** Lines that could not be kept, and why. */
export type Loss = Readonly<{ lines: number; reason: string }>;
type Waiting = Readonly<{ resolve: (answer: Answers[keyof Answers]) => void; reject: (error: Error) => void }>;

/**
 * The lines that the service says of itself, in a file of their own that a thread writes and reads: `logs.db`, not a part of the record.
 * Whatever becomes of that file, the service goes on: lines that cannot be kept are counted and told of.
 */
export class ProcessLog implements LineOutput {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private gathered: string[] = [];
  private asked = 0;
  private isWriting = false;
  private isClosed = false;
  private cancel: (() => void) | undefined;
  /** Why the thread is not there any more. */
  private ended: string | undefined;
  private lossTotal = 0;
  private loss: Loss | undefined;
  private lossWasTold = false;
  private telling: (() => void) | undefined;
  private tell: (loss: Loss) => void = () => {};

  constructor(
    file: string,
    private readonly timer: Timer,
  ) {
    // The built code, also under test.
    this.worker = new Worker(join(packageRoot(), 'dist/modules/logs/store/process-log.worker.js'), { workerData: { file } });
    this.worker.unref();
    this.worker.on('message', (message: FromThread) => this.take(message));
    this.worker.on('error', (error) => this.end(`its thread ended: ${error instanceof Error ? error.message : String(error)}`));
    this.worker.on('exit', () => this.end('its thread ended'));
  }

  /** Lines lost since the start. */
  get lost(): number {
    return this.lossTotal;
  }

  /** Has losses told: the first at once, then at most once a minute. */
  onLoss(tell: (loss: Loss) => void): void {
    this.tell = tell;
  }

  /** Takes a line to be written with others, soon. Lost when too many wait. */
  write(line: string): void {
    if (this.isClosed) return;
    if (this.ended !== undefined || this.gathered.length >= waitingLinesMax) {
      this.lose(1, this.ended ?? 'more was said than could be written');
      return;
    }
    this.gathered.push(line);
    if (this.isWriting) return;
    if (this.gathered.length >= gatheredLines) this.send();
    else this.cancel ??= this.timer.after(gatherMs, () => this.send());
  }

  /** A page of lines by time, with what was said up to now. @throws RejectedError `process-log-unavailable` */
  page(request: LinesRequest): Promise<ProcessLine[]> {
    return this.ask({ kind: 'page', request });
  }

  /** A page of the kinds of failure, those seen last first. @throws RejectedError `process-log-unavailable` */
  errors(request: ErrorsRequest): Promise<ErrorGroup[]> {
    return this.ask({ kind: 'errors', request });
  }

  /** What failed in the last `lookBackMs` of what was written before a time. @throws RejectedError `process-log-unavailable` */
  aftermath(before: string, lookBackMs: number): Promise<Aftermath> {
    return this.ask({ kind: 'aftermath', before, lookBackMs });
  }

  /** Removes what was said before a time (UTC ISO 8601). @throws RejectedError `process-log-unavailable` */
  async retain(before: string): Promise<void> {
    await this.ask({ kind: 'retain', before });
  }

  /** Writes what waits, closes the file and ends the thread. Never throws, and gives up after a few seconds. */
  async close(): Promise<void> {
    // A process that waits for nothing else waits for this.
    this.worker.ref();
    const closed = this.ask({ kind: 'close' }).catch(() => null);
    this.isClosed = true;
    await closed;
    this.ended ??= 'the service has stopped';
    this.telling?.();
    await this.worker.terminate();
  }

  /** The thread answers in order: it has written all that was said before. */
  private ask<Kind extends Question['kind']>(question: Extract<Question, { kind: Kind }>): Promise<Answers[Kind]> {
    if (this.ended !== undefined) return Promise.reject(unavailable(this.ended));
    this.send();
    const id = ++this.asked;
    return new Promise<Answers[keyof Answers]>((resolve, reject) => {
      const cancel = this.timer.after(answerMsMax, () => reject(unavailable('it does not answer')));
      const settled = () => {
        cancel();
        this.waiting.delete(id);
      };
      this.waiting.set(id, {
        resolve: (answer) => {
          settled();
          resolve(answer);
        },
        reject: (error) => {
          settled();
          reject(error);
        },
      });
      this.post({ id, question });
    }) as Promise<Answers[Kind]>;
  }

  private send(): void {
    this.cancel?.();
    this.cancel = undefined;
    if (this.gathered.length === 0) return;
    this.isWriting = true;
    this.post({ lines: this.gathered });
    this.gathered = [];
  }

  private post(message: ToThread): void {
    this.worker.postMessage(message);
  }

  private take(message: FromThread): void {
    if ('lost' in message) this.written(message.lost, message.reason);
    else if ('answer' in message) this.waiting.get(message.id)?.resolve(message.answer);
    else this.waiting.get(message.id)?.reject(unavailable(message.refused));
  }

  private written(lost: number, reason: string | null): void {
    this.isWriting = false;
    if (lost > 0 || reason !== null) this.lose(lost, reason ?? 'the disk does not take them');
    if (this.gathered.length > 0) this.cancel ??= this.timer.after(this.gathered.length >= gatheredLines ? 0 : gatherMs, () => this.send());
  }

  private lose(lines: number, reason: string): void {
    this.lossTotal += lines;
    this.loss = { lines: (this.loss?.lines ?? 0) + lines, reason };
    this.telling ??= this.timer.after(this.lossWasTold ? lossToldEveryMs : 0, () => this.tellOfLoss());
  }

  private tellOfLoss(): void {
    this.telling = undefined;
    this.lossWasTold = true;
    if (this.loss) this.tell(this.loss);
    this.loss = undefined;
  }

  private end(reason: string): void {
    this.ended ??= reason;
    for (const { reject } of [...this.waiting.values()]) reject(unavailable(this.ended));
    const { length } = this.gathered;
    this.gathered = [];
    if (length > 0) this.lose(length, this.ended);
  }
}

const unavailable = (reason: string): RejectedError =>
  new RejectedError('process-log-unavailable', `The process log cannot be read: ${reason}.`);
