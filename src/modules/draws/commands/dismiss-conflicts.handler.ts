import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { drawStream } from '#events/draws';
import { Decisions, type Outcome } from '#modules/platform';
import { ImportQueries } from '#projections/draws';
import { drawDecider } from '../domain/draw.decider';
import { Games } from '../games';

/** Decide that the result on record is right, and every other one that was told of it is not. */
export class DismissConflictsCommand extends Command<Outcome<null>> {
  constructor(
    readonly gameId: string,
    readonly date: string,
    readonly reason: string,
  ) {
    super();
  }
}

@CommandHandler(DismissConflictsCommand)
export class DismissConflictsHandler implements ICommandHandler<DismissConflictsCommand> {
  constructor(
    private readonly decisions: Decisions,
    private readonly games: Games,
    private readonly imports: ImportQueries,
  ) {}

  async execute({ gameId, date, reason }: DismissConflictsCommand): Promise<Outcome<null>> {
    const game = this.games.get(gameId);
    const open = await this.imports.openConflictsOf(game.id, date);
    const dismisses = open.map(({ importId, line }) => ({ importId, line }));
    return this.decisions.make(drawStream(game.id, date), drawDecider, {
      type: 'DismissConflicts',
      game: game.id,
      date,
      reason,
      dismisses,
    });
  }
}
