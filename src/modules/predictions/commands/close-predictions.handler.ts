import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { drawStream } from '#events/draws';
import { isRejection, RejectedError } from '#events/kernel';
import { targetStream } from '#events/predictions';
import { EventLog, merkleRoot } from '#events/store';
import { drawDecider } from '#modules/draws';
import { Decisions, type Outcome } from '#modules/platform';
import { PredictionSetQueries } from '#projections/predictions';
import { ReadSide } from '#projections/runner';
import { targetDecider } from '../domain/target.decider';

/** Put on record which prediction sets there are for a draw, and that there will be no others. */
export class ClosePredictionsCommand extends Command<Outcome<null>> {
  constructor(
    readonly game: string,
    readonly drawDate: string,
  ) {
    super();
  }
}

@CommandHandler(ClosePredictionsCommand)
export class ClosePredictionsHandler implements ICommandHandler<ClosePredictionsCommand> {
  constructor(
    private readonly decisions: Decisions,
    private readonly log: EventLog,
    private readonly readSide: ReadSide,
    private readonly sets: PredictionSetQueries,
  ) {}

  async execute({ game, drawDate }: ClosePredictionsCommand): Promise<Outcome<null>> {
    return this.decisions.retried(() => this.close(game, drawDate));
  }

  /** A set that is issued while this is going on makes it begin anew: none is left out. The draw's stream guards what is said of its result. */
  private async close(game: string, drawDate: string): Promise<Outcome<null>> {
    const last = this.log.lastOf('prediction', 'PredictionIssued');
    await this.readSide.mustReach(last);
    const positions = (await this.sets.positions(game, drawDate)).filter((position) => position <= last);
    if (positions.length === 0) return { position: this.log.head, result: null };
    const draw = this.decisions.load(drawStream(game, drawDate), drawDecider);
    const target = this.decisions.load(targetStream(game, drawDate), targetDecider);
    const root = merkleRoot(positions.map((position) => this.log.line(position) as string)).toString('base64');
    const closing = { game, drawDate, sets: positions.length, root, positions, outcomeKnown: draw.state.status === 'recorded' };
    const events = targetDecider.decide({ type: 'ClosePredictions', ...closing }, target.state);
    if (isRejection(events)) throw new RejectedError(events.rejected, events.detail);
    return this.decisions.commit(
      [
        { stream: drawStream(game, drawDate), expectedVersion: draw.version, events: [] },
        { stream: targetStream(game, drawDate), expectedVersion: target.version, events },
      ],
      null,
      { category: 'prediction', type: 'PredictionIssued', after: last },
    );
  }
}
