import { Injectable } from '@nestjs/common';
import { type BacktestRequested, type BacktestStarted, backtestStream } from '#events/backtests';
import type { Recorded, RecordedEvent } from '#events/kernel';
import type { Subscriber } from '#events/store';
import { Games } from '#modules/draws';
import { Announcements, Decisions, RequestContext, StreamLedger } from '#modules/platform';
import { algorithmNamed, DrawHistories, type KnownHistory, TrainingEngine } from '#modules/training';
import { ReadSide } from '#projections/runner';
import { backtestDecider } from '../domain/backtest.decider';
import { type BacktestLedger, BacktestRun } from './backtest-run';
import { RunningBacktests } from './running-backtests';

type Request = Recorded<BacktestRequested>;

/** Carries out each requested backtest, one after the other. One that was interrupted goes on where it was. */
@Injectable()
export class RunBacktestWhenRequested implements Subscriber {
  readonly name = 'run-backtest-when-requested';
  readonly types = ['BacktestRequested'];

  constructor(
    private readonly decisions: Decisions,
    private readonly context: RequestContext,
    private readonly readSide: ReadSide,
    private readonly games: Games,
    private readonly histories: DrawHistories,
    private readonly engine: TrainingEngine,
    private readonly running: RunningBacktests,
    private readonly announcements: Announcements,
  ) {}

  readonly handle = async (event: RecordedEvent): Promise<void> => {
    await this.context.reactTo(event, this.name, () => this.runOnce(event as Request));
  };

  private async runOnce(request: Request): Promise<void> {
    const { backtestId } = request.data;
    const ledger: BacktestLedger = new StreamLedger(this.decisions, backtestStream(backtestId), backtestDecider);
    try {
      await this.running.run(backtestId, (signal) => this.carryOut(request, ledger, signal));
    } catch (error) {
      if (this.running.isClosed) throw error;
      await ledger.record({ type: 'FailBacktest', backtestId, reason: error instanceof Error ? error.message : String(error) });
    }
  }

  private async carryOut(request: Request, ledger: BacktestLedger, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (ledger.state.status !== 'requested' && ledger.state.status !== 'running') return;
    const known = await this.read(request, ledger);
    if (ledger.state.status === 'requested') await ledger.record({ type: 'StartBacktest', ...dataOf(request.data, known) });
    if (ledger.state.status !== 'running') return;
    if (ledger.state.data?.dataSha256 !== known.dataSha256) throw new Error('the draws that it was begun with are not on record any more');
    const game = this.games.get(request.data.game);
    const onProgress = (progress: Parameters<typeof this.announcements.announce<'backtest.progress'>>[1]) =>
      this.announcements.announce('backtest.progress', progress);
    await new BacktestRun(ledger, { engine: this.engine, game, history: known.history, signal, onProgress }).toTheEnd();
  }

  /** The draws that it is about: those of the era of its last draw, on record when it was begun. */
  private async read({ data, position }: Request, ledger: BacktestLedger): Promise<KnownHistory> {
    const begun = ledger.state.data;
    if (!begun) await this.readSide.mustReach(position);
    if (data.to !== null) return this.histories.upTo(data.game, data.to, begun?.dataPosition);
    return this.histories.before(data.game, begun?.nextDate ?? this.histories.nextDate(data.game), begun?.dataPosition);
  }
}

/** @throws Error when there are too few draws, or the range is not of one era */
function dataOf({ backtestId, contestants, from: first, to: last }: Request['data'], known: KnownHistory): BacktestStarted['data'] {
  const { dates, nextDate } = known.history;
  const needed = Math.max(1, ...contestants.map(({ algorithm }) => algorithmNamed(algorithm)?.minimumDraws ?? 0));
  const wanted = first === null ? needed : dates.findIndex((date) => date >= first);
  const to = last === null ? dates.length : dates.findLastIndex((date) => date <= last) + 1;
  const from = Math.max(wanted, needed);
  if (wanted === -1 || from >= to)
    throw new Error(`there are ${dates.length} draws of the era in question, and the first ${needed} are needed to learn from`);
  const { dataPosition, dataSha256, era, synthetic } = known;
  return { backtestId, dataPosition, dataSha256, era, nextDate, from, to, synthetic };
}
