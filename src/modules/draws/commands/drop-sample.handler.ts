import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { drawStream } from '#events/draws';
import { isRejection, RejectedError } from '#events/kernel';
import type { StreamAppend } from '#events/store';
import { Decisions, type Loaded, type Outcome } from '#modules/platform';
import { DrawQueries } from '#projections/draws';
import { type DrawState, drawDecider } from '../domain/draw.decider';
import { Games } from '../games';

/** Withdraw every synthetic draw of a game. The log keeps that they were there. */
export class DropSampleCommand extends Command<Outcome<{ withdrawn: number }>> {
  constructor(readonly gameId: string) {
    super();
  }
}

@CommandHandler(DropSampleCommand)
export class DropSampleHandler implements ICommandHandler<DropSampleCommand> {
  constructor(
    private readonly decisions: Decisions,
    private readonly games: Games,
    private readonly draws: DrawQueries,
  ) {}

  async execute({ gameId }: DropSampleCommand): Promise<Outcome<{ withdrawn: number }>> {
    const game = this.games.get(gameId);
    return this.decisions.retried(() => this.drop(game.id));
  }

  private async drop(game: string): Promise<Outcome<{ withdrawn: number }>> {
    const dates = await this.draws.syntheticDates(game);
    const draws = this.decisions.loadAll(
      dates.map((date) => drawStream(game, date)),
      drawDecider,
    );
    const streams = draws.map((draw, index) => withdrawal(game, dates[index] as string, draw)).filter(({ events }) => events.length > 0);
    if (streams.length === 0) throw new RejectedError('no-sample-draws');
    return this.decisions.commit(streams, { withdrawn: streams.length });
  }
}

function withdrawal(game: string, date: string, { state, version }: Loaded<DrawState>): StreamAppend {
  const decision = drawDecider.decide({ type: 'WithdrawDraw', game, date, reason: 'the synthetic sample was dropped' }, state);
  return { stream: drawStream(game, date), expectedVersion: version, events: isRejection(decision) ? [] : decision };
}
