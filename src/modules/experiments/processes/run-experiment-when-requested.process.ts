import { Injectable } from '@nestjs/common';
import { type ExperimentRequested } from '#events/experiments';
import { isRejection, type Recorded, type RecordedEvent } from '#events/kernel';
import type { Subscriber } from '#events/store';
import { Announcements, Decisions, RequestContext } from '#modules/platform';
import { algorithmNamed, DrawHistories, type KnownHistory, rollingOrigin, TrainingEngine } from '#modules/training';
import { ReadSide } from '#projections/runner';
import type { ExperimentData } from '../domain/experiment';
import { ExperimentLedger } from './experiment-ledger';
import { ExperimentRun } from './experiment-run';
import { RunningExperiments } from './running-experiments';

type Request = Recorded<ExperimentRequested>;

/** Carries out each requested experiment, one after the other. One that was interrupted goes on where it was. */
@Injectable()
export class RunExperimentWhenRequested implements Subscriber {
  readonly name = 'run-experiment-when-requested';
  readonly types = ['ExperimentRequested'];

  constructor(
    private readonly decisions: Decisions,
    private readonly context: RequestContext,
    private readonly readSide: ReadSide,
    private readonly histories: DrawHistories,
    private readonly engine: TrainingEngine,
    private readonly running: RunningExperiments,
    private readonly announcements: Announcements,
  ) {}

  readonly handle = async (event: RecordedEvent): Promise<void> => {
    await this.context.reactTo(event, this.name, () => this.runOnce(event as Request));
  };

  private async runOnce(request: Request): Promise<void> {
    const { experimentId } = request.data;
    const ledger = new ExperimentLedger(this.decisions, experimentId);
    try {
      await this.running.run(experimentId, (signal) => this.carryOut(request, ledger, signal));
    } catch (error) {
      if (this.running.isClosed) throw error;
      await ledger.record({ type: 'FailExperiment', experimentId, reason: error instanceof Error ? error.message : String(error) });
    }
  }

  private async carryOut(request: Request, ledger: ExperimentLedger, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (ledger.state.status !== 'requested' && ledger.state.status !== 'running') return;
    const known = await this.read(request, ledger);
    if (ledger.state.status === 'requested') await ledger.record({ type: 'StartExperiment', ...dataOf(request.data, known) });
    if (ledger.state.status !== 'running') return;
    if (ledger.state.data?.dataSha256 !== known.dataSha256) throw new Error('the draws that it was begun with are not on record any more');
    const onProgress = (progress: Parameters<typeof this.announcements.announce<'experiment.progress'>>[1]) =>
      this.announcements.announce('experiment.progress', progress);
    await new ExperimentRun(ledger, { engine: this.engine, history: known.history, signal, onProgress }).toTheEnd();
  }

  /** The draws that it is about: those on record when it was begun. */
  private async read({ data, position }: Request, ledger: ExperimentLedger): Promise<KnownHistory> {
    const begun = ledger.state.data;
    if (begun) return this.histories.before(data.game, begun.nextDate, begun.dataPosition);
    await this.readSide.mustReach(position);
    return this.histories.before(data.game, this.histories.nextDate(data.game));
  }
}

/** @throws Error when there are too few draws to be split */
function dataOf({ experimentId, spaces, folds, gap }: Request['data'], known: KnownHistory): ExperimentData {
  const draws = known.history.dates.length;
  const minimumDraws = Math.min(...Object.keys(spaces).map((name) => algorithmNamed(name)?.minimumDraws ?? 0));
  const split = rollingOrigin(draws, { folds, gap, minimumDraws });
  if (isRejection(split)) throw new Error(split.detail);
  const { dataPosition, dataSha256, era, synthetic, history } = known;
  const { nextDate } = history;
  return { experimentId, dataPosition, dataSha256, era, nextDate, draws, synthetic, folds: [...split.folds], untouched: split.untouched };
}
