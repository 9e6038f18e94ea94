import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { drawStream } from '#events/draws';
import { Clock, Decisions, type Outcome } from '#modules/platform';
import { ImportQueries } from '#projections/draws';
import { drawDecider } from '../domain/draw.decider';
import type { DrawCandidate } from '../domain/validate-draw';
import { Games } from '../games';
import { assertValid } from './assert-valid';

/** Put another result in the place of the one on record, with a reason. Open conflicts of the date are resolved by it. */
export class CorrectDrawCommand extends Command<Outcome<null>> {
  constructor(
    readonly gameId: string,
    readonly candidate: DrawCandidate,
    readonly reason: string,
  ) {
    super();
  }
}

@CommandHandler(CorrectDrawCommand)
export class CorrectDrawHandler implements ICommandHandler<CorrectDrawCommand> {
  constructor(
    private readonly decisions: Decisions,
    private readonly games: Games,
    private readonly imports: ImportQueries,
    private readonly clock: Clock,
  ) {}

  async execute({ gameId, candidate, reason }: CorrectDrawCommand): Promise<Outcome<null>> {
    const game = this.games.get(gameId);
    const { date } = candidate;
    const checked = assertValid(game, candidate, this.clock.now());
    const open = await this.imports.openConflictsOf(game.id, date);
    const resolves = open.map(({ importId, line }) => ({ importId, line }));
    const command = { type: 'CorrectDraw', game: game.id, date, ...checked, reason, resolves } as const;
    return this.decisions.make(drawStream(game.id, date), drawDecider, command);
  }
}
