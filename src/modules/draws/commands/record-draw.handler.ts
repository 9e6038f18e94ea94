import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { drawStream } from '#events/draws';
import { Clock, Decisions, type Outcome } from '#modules/platform';
import { drawDecider } from '../domain/draw.decider';
import type { DrawCandidate } from '../domain/validate-draw';
import { Games } from '../games';
import { assertValid } from './assert-valid';

/** Put one draw on record by hand. `created` is false when it was there already. */
export class RecordDrawCommand extends Command<Outcome<{ created: boolean }>> {
  constructor(
    readonly gameId: string,
    readonly candidate: DrawCandidate,
  ) {
    super();
  }
}

@CommandHandler(RecordDrawCommand)
export class RecordDrawHandler implements ICommandHandler<RecordDrawCommand> {
  constructor(
    private readonly decisions: Decisions,
    private readonly games: Games,
    private readonly clock: Clock,
  ) {}

  execute({ gameId, candidate }: RecordDrawCommand): Promise<Outcome<{ created: boolean }>> {
    const game = this.games.get(gameId);
    const checked = assertValid(game, candidate, this.clock.now());
    const command = { type: 'RecordDraw', game: game.id, date: candidate.date, ...checked, source: { kind: 'manual' } } as const;
    return this.decisions.make(drawStream(game.id, candidate.date), drawDecider, command, (events) => ({
      created: events.some(({ type }) => type === 'DrawIngested'),
    }));
  }
}
