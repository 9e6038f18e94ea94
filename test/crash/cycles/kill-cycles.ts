import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { seededRandom } from '#modules/statistics';
import { ChildService } from '../../support/child-service';
import { dailyFile, dailyGame } from '../../support/daily-game';
import { until } from '../../support/until';
import { isAcknowledged, keepBusy, type Outcome, send } from './callers';
import { brokenLaws, brokenPromises, brokenRoot, type KeptRoot, unfinishedArtifacts } from './laws';
import { type Ground, wishes } from './wishes';

type Json = ReturnType<typeof JSON.parse>;

/** What happened over some cycles. Recovery: from the start of the process to its being ready, in milliseconds. */
export type Cycles = { kills: number; acknowledged: number; repeated: number; events: number; recoveryMs: number[] };

/** What was asked for after a position. */
type Asked = Readonly<{ outcomes: readonly Outcome[]; after: number }>;

const callers = 8;
/** A service is killed after so many answers at most, and a moment more. */
const answersMax = 60;
const momentMsMax = 40;
/** A busy machine may answer less in this time. */
const loadMsMax = 5_000;
/** So often a service is killed while it starts, and started once more. */
const killedAtStart = 0.15;
const startMsMax = 1_500;
/** Answers of the last cycle that are asked for again. */
const askedAgain = 5;
/** A log of more events is checked from end to end after so many cycles, not after each: it takes as long as the log is. */
const smallLog = 20_000;
const cyclesBetweenChecks = 25;
const readyMsMax = 120_000;

/** Kills one service again and again under load, and looks after each restart whether the laws hold. */
export class KillCycles {
  readonly sum: Cycles = { kills: 0, acknowledged: 0, repeated: 0, events: 0, recoveryMs: [] };
  private readonly random: () => number;
  private service: ChildService | undefined;
  private outcomes: Outcome[] = [];
  private unchecked = 0;

  constructor(
    private readonly directory: string,
    private readonly seed: number,
  ) {
    this.random = seededRandom(seed);
  }

  /** @throws Error that tells every law that was broken, the cycle and the seed */
  async run(cycles: number, onCycle: (cycle: number) => void = () => {}): Promise<Cycles> {
    try {
      this.service = await ChildService.start(this.directory, {}, [], readyMsMax);
      const ground = await this.prepared();
      for (let cycle = 1; cycle <= cycles; cycle++) {
        await this.cycle(`${this.seed}-${cycle}`, ground, cycle === cycles);
        onCycle(cycle);
      }
      return this.sum;
    } finally {
      await this.service?.end('SIGKILL');
    }
  }

  private async cycle(name: string, ground: Ground, isLast: boolean): Promise<void> {
    const service = this.service as ChildService;
    const before = await this.head();
    const [killAfter, askAfter] = [Math.floor(this.random() * answersMax), Math.floor(this.random() * answersMax)];
    let answers = 0;
    const busy = keepBusy(service.url as string, wishes(name, this.random, ground), callers, () => answers++);
    const kept = until(() => service.hasEnded || answers >= askAfter).then(() => this.keptRoot(service));
    await until(() => answers >= killAfter, Boolean, loadMsMax).catch(() => {});
    await pause(this.random() * momentMsMax);
    await service.end('SIGKILL');
    this.sum.kills++;
    const outcomes = await busy;
    const leftovers = await this.restart();
    const repeated = await this.repeat(outcomes);
    this.outcomes.push(...repeated);
    this.sum.acknowledged += outcomes.filter(isAcknowledged).length;
    this.sum.repeated += outcomes.filter(({ answer }) => answer === null).length;
    const broken = [...leftovers, ...(await this.broken({ outcomes: repeated, after: before }, await kept, isLast))];
    if (broken.length > 0) throw new Error(`${name} (seed ${this.seed}), in ${this.directory}:\n${broken.join('\n')}`);
  }

  /** Starts the service again; now and then it is killed once more while it starts. @returns what the crash left and the start did not clear away */
  private async restart(): Promise<string[]> {
    if (this.random() < killedAtStart) {
      const starting = ChildService.launch(this.directory);
      await pause(this.random() * startMsMax);
      await starting.end('SIGKILL');
      this.sum.kills++;
    }
    const unfinished = unfinishedArtifacts(join(this.directory, 'models'));
    const started = performance.now();
    this.service = await ChildService.start(this.directory, {}, [], readyMsMax);
    this.sum.recoveryMs.push(performance.now() - started);
    return unfinished.filter((folder) => existsSync(folder)).map((folder) => `${folder} was left`);
  }

  /** Sends what was not answered again, and some of what was, under the same keys. @returns each request with its answer */
  private async repeat(outcomes: readonly Outcome[]): Promise<Outcome[]> {
    const url = this.service?.url as string;
    const again = new Set(outcomes.filter(isAcknowledged).slice(-askedAgain));
    return Promise.all(
      outcomes.map(async (outcome) => {
        if (outcome.answer !== null && !again.has(outcome)) return outcome;
        return { wish: outcome.wish, answer: sameAnswer(outcome, await send(url, outcome.wish)) };
      }),
    );
  }

  private async broken(last: Asked, kept: KeptRoot | null, isLast: boolean): Promise<string[]> {
    const logFile = join(this.directory, 'data/log.db');
    this.sum.events = await this.head();
    const isDue = ++this.unchecked >= cyclesBetweenChecks || this.sum.events <= smallLog || isLast;
    if (isDue) this.unchecked = 0;
    return [
      ...(isDue ? brokenPromises(logFile, this.outcomes, 0) : brokenPromises(logFile, last.outcomes, last.after)),
      ...(kept ? brokenRoot(logFile, kept) : []),
      ...(isDue ? await brokenLaws(this.directory) : []),
    ];
  }

  /** A game with some draws, and a model that predicts them. */
  private async prepared(): Promise<Ground> {
    await this.post('/v1/games', 'application/json', JSON.stringify(dailyGame));
    await this.post('/v1/games/daily/imports', 'text/csv', dailyFile(60));
    const { id, modelId } = await this.post('/v1/trainings', 'application/json', '{"game":"daily","algorithm":"uniform"}');
    await until(
      () => this.get(`/v1/trainings/${id}`),
      ({ status }) => status === 'completed',
    );
    return { nextDate: 60, modelId };
  }

  /** The root that the service signs in the middle of the load; null when it is gone before it answers. */
  private async keptRoot(service: ChildService): Promise<KeptRoot | null> {
    const note = await fetch(`${service.url}/v1/log/checkpoint`).then(
      (response) => response.text(),
      () => '',
    );
    const [, size = '', root = ''] = note.split('\n');
    return root === '' ? null : { size: Number(size), root };
  }

  private async head(): Promise<number> {
    return (await this.get('/v1/events?limit=1')).items[0].position;
  }

  private async get(path: string): Promise<Json> {
    return (await fetch(this.service?.url + path)).json();
  }

  private async post(path: string, type: string, body: string): Promise<Json> {
    return (await fetch(this.service?.url + path, { method: 'POST', headers: { 'content-type': type }, body })).json();
  }
}

/** The answer to a request that was sent again. @throws Error when it is not the one that was given before */
function sameAnswer({ wish, answer: before }: Outcome, answer: Outcome['answer']): Outcome['answer'] {
  if (answer === null) throw new Error(`${wish.key}: the service was gone after its restart`);
  if (before !== null && (before.status !== answer.status || before.position !== answer.position))
    throw new Error(`${wish.key} was answered ${before.status} at ${before.position}, and then ${answer.status} at ${answer.position}`);
  if (answer.status >= 400 && answer.status !== 409)
    throw new Error(`${wish.key} was answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer;
}
