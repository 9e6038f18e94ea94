import { setImmediate as pause } from 'node:timers/promises';
import type { BacktestDraw, BacktestEvent, BacktestRequested, BacktestStarted } from '#events/backtests';
import { eraOf, type Game } from '#modules/draws';
import type { Announced, StreamLedger } from '#modules/platform';
import { randomTickets } from '#modules/statistics';
import type { DrawHistory, Fold, PoolProbabilities, TrainingEngine } from '#modules/training';
import type { BacktestState } from '../domain/backtest';
import type { BacktestCommand } from '../domain/backtest.decider';
import { contestantsOf, nextPart, type Part } from '../domain/parts';
import { type DrawToPlay, forecastDraw, played } from '../domain/played-draw';

/** A part that takes longer ends the backtest. */
const partMinutesMax = 30;

/** What a backtest is carried out with. */
export type BacktestTools = Readonly<{
  engine: Pick<TrainingEngine, 'forecast'>;
  game: Game;
  history: DrawHistory;
  /** Raised when it shall end: its worker stops at once. */
  signal: AbortSignal;
  onProgress: (progress: Announced['backtest.progress']) => void;
}>;

export type BacktestLedger = StreamLedger<BacktestCommand, BacktestState, BacktestEvent>;

/** One backtest on its draws, from where its ledger stands to its end. It can be taken up again after any part. */
export class BacktestRun {
  private readonly request: BacktestRequested['data'];
  private readonly data: BacktestStarted['data'];

  /** @param ledger of a backtest that was started */
  constructor(
    private readonly ledger: BacktestLedger,
    private readonly tools: BacktestTools,
  ) {
    const { request, data } = ledger.state;
    if (!request || !data) throw new Error('the backtest has not been started');
    this.request = request;
    this.data = data;
  }

  /** Goes through what is left. @throws the signal's reason when it is raised */
  async toTheEnd(): Promise<void> {
    for (let part = nextPart(this.ledger.state); part; part = nextPart(this.ledger.state)) {
      if (this.ledger.state.status !== 'running') return;
      const started = performance.now();
      const draws = await this.goThrough(part);
      this.tools.signal.throwIfAborted();
      const { backtestId } = this.request;
      const advanced = { ...part, backtestId, stakedCents: this.stake(), draws, durationMs: Math.round(performance.now() - started) };
      await this.ledger.record({ type: 'AdvanceBacktest', ...advanced });
      this.announce(part);
    }
  }

  private async goThrough({ contestant, from, to }: Part): Promise<BacktestDraw[]> {
    const places = Array.from({ length: to - from }, (_, index) => from + index);
    if (contestant === contestantsOf(this.request) - 1) {
      const tickets = randomTickets(this.era.pools, this.request.tickets, this.request.seed);
      return places.map((place) => played(this.drawAt(place), tickets));
    }
    const chances = await this.forecast(contestant, from, to);
    const draws: BacktestDraw[] = [];
    for (const [index, place] of places.entries()) {
      draws.push(forecastDraw(this.drawAt(place), chances[index] as PoolProbabilities, this.request.tickets, this.request.seed + place));
      await pause();
    }
    return draws;
  }

  private async forecast(contestant: number, from: number, to: number): Promise<PoolProbabilities[]> {
    const { algorithm, hyperparameters } = this.request.contestants[contestant - 1] ?? { algorithm: 'uniform', hyperparameters: {} };
    const { every, seed } = this.request;
    const folds: Fold[] = [];
    for (let start = from; start < to; start += every) folds.push({ trainedDraws: start, from: start, to: Math.min(start + every, to) });
    const timeout = AbortSignal.timeout(partMinutesMax * 60_000);
    const task = { algorithm, hyperparameters, seed, history: this.tools.history, folds };
    try {
      return await this.tools.engine.forecast(task, AbortSignal.any([this.tools.signal, timeout]));
    } catch (error) {
      throw timeout.aborted
        ? new Error(`${algorithm} took longer than ${partMinutesMax} minutes for ${to - from} draws; train less often`)
        : error;
    }
  }

  private drawAt(place: number): DrawToPlay {
    const { dates, draws, pools } = this.tools.history;
    const drawn = Object.fromEntries(pools.map(({ name }) => [name, [...(draws[name]?.[place] ?? [])]]));
    return { date: dates[place] as string, drawn, era: this.era };
  }

  /** The rules of all of its draws: a backtest is of one era. */
  private get era() {
    return eraOf(this.tools.game, this.tools.history.dates[this.data.from] as string);
  }

  private stake(): number | null {
    const { priceCents } = this.era;
    return priceCents === null ? null : priceCents * this.request.tickets;
  }

  private announce({ contestant, to }: Part): void {
    const draws = this.data.to - this.data.from;
    this.tools.onProgress({
      backtestId: this.request.backtestId,
      contestant,
      drawsDone: contestant * draws + to - this.data.from,
      drawsTotal: contestantsOf(this.request) * draws,
    });
  }
}
